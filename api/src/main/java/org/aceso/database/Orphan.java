package org.aceso.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL whose server was killed: it still holds the data folder. */
final class Orphan {
  private Orphan() {}

  /** Stops it, if there is one; the caller holds the lock of the folder, so nobody else uses it. */
  static void stop(Path folder) throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> process =
        lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.get(0).trim()));
    if (process.filter(Orphan::isPostgres).isPresent()) {
      end(process.get());
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(true);
  }

  /**
   * Asks it to stop; its clients are gone, so it does at once. What hangs is killed: WAL repairs.
   */
  private static void end(ProcessHandle process) throws IOException {
    process.destroy();
    try {
      process.onExit().get(15, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("a PostgreSQL that was left behind does not stop", e);
    }
  }
}
