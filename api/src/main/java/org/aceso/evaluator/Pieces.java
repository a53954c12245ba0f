package org.aceso.evaluator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.aceso.plugin.Evaluators;
import org.aceso.wire.EvaluationClaim;

/** Files of claims on this machine, by their digest, in a folder that ends with the command. */
final class Pieces implements AutoCloseable {
  private final Path folder;

  private Pieces(Path folder) {
    this.folder = folder;
  }

  static Pieces open() throws IOException {
    Pieces pieces = new Pieces(Files.createTempDirectory("aceso-evaluate"));
    Runtime.getRuntime().addShutdownHook(new Thread(pieces::close));
    return pieces;
  }

  /** A file, fetched unless it is here, and never other bytes than those of its digest. */
  Path get(Server api, EvaluationClaim claim, String sha256) throws IOException {
    Path file = folder.resolve(sha256);
    if (!Files.exists(file)) {
      Path arriving = folder.resolve("arriving");
      Files.deleteIfExists(arriving);
      api.download(claim, sha256, arriving);
      if (!Evaluators.sha256(arriving).equals(sha256)) {
        throw new IOException("the bytes of " + sha256 + " are others");
      }
      Files.move(arriving, file);
    }
    return file;
  }

  /** Drops what no other claim needs. */
  void drop(String sha256) throws IOException {
    Files.deleteIfExists(folder.resolve(sha256));
  }

  @Override
  public void close() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
