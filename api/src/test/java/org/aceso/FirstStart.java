package org.aceso;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * What a server's first start leaves in its data folder: a cluster with the schema, descriptors of
 * the plugins that ship, an administrator's one-time token. One server really makes it in each JVM;
 * tests that are about something else get a copy, and spare themselves making a cluster.
 *
 * <p>Unlike one that a server makes, the cluster has the order of texts of a language, in which
 * marks come before digits and letters: as most PostgreSQLs that are not embedded have.
 */
final class FirstStart {
  private static Path made;

  private FirstStart() {}

  /** The data folder of a server that was started once and stopped, where there is none yet. */
  static Path in(Path data) {
    try (Stream<Path> all = Files.walk(made())) {
      for (Path one : all.toList()) {
        Path copy = data.resolve(made.relativize(one).toString());
        if (!Files.isDirectory(copy)) {
          // Whom it belongs to and who may read it is part of what a first start leaves.
          Files.copy(one, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path made() throws IOException {
    if (made == null) {
      Path fresh = Files.createTempDirectory("aceso-first-start");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(fresh)));
      makeCluster(fresh.resolve("postgresql"));
      TestServer.start(fresh, Map.of("WORKERS", "0")).close();
      made = fresh;
    }
    return made;
  }

  private static void makeCluster(Path folder) throws IOException {
    EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setLocaleConfig("locale-provider", "icu")
        .setLocaleConfig("icu-locale", "en-US")
        .setLocaleConfig("locale", "C")
        .start()
        .close();
  }

  private static void remove(Path folder) {
    FileUtils.deleteQuietly(folder.toFile());
  }
}
