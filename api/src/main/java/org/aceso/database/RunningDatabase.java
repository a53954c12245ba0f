package org.aceso.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An embedded database that a server of this machine has started: where it listens, as its own
 * files say.
 */
public record RunningDatabase(String url, String user, String password) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Waits for it when its server is just starting.
   *
   * @throws IOException when it does not come up, or its files cannot be read
   */
  public static RunningDatabase of(Path folder) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<String> port = port(folder);
      if (port.isPresent()) {
        Path password = folder.resolveSibling("postgresql-password");
        return new RunningDatabase(
            "jdbc:postgresql://127.0.0.1:" + port.get() + "/postgres",
            "postgres",
            Files.readString(password).strip());
      }
      if (System.nanoTime() > end) {
        throw new IOException("the server that uses " + folder.getParent() + " does not come up");
      }
      pause();
    }
  }

  /** Its first process, if its file names one that runs. */
  public static Optional<ProcessHandle> process(Path folder) throws IOException {
    String pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid));
  }

  /** The fourth line of its file, once the eighth says that it takes connections. */
  private static Optional<String> port(Path folder) throws IOException {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
      return lines.size() >= 8 && lines.get(7).strip().equals("ready")
          ? Optional.of(lines.get(3).strip())
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the database", e);
    }
  }
}
