package org.aceso.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {
  @TempDir Path folder;

  @Test
  void refusedAttemptOfTheSameProcess_doesNotGiveTheFolderAway() throws Exception {
    try (FolderLock held = FolderLock.of(folder, "lock")) {
      assertThrows(FolderInUseException.class, () -> FolderLock.of(folder, "lock"));
      assertThrows(FolderInUseException.class, () -> FolderLock.of(folder.resolve("."), "lock"));
      assertEquals(1, otherProcess());
    }
    assertEquals(0, otherProcess());
  }

  @Test
  void closedLock_isTakenAgain() throws Exception {
    FolderLock.of(folder, "lock").close();
    FolderLock.of(folder, "lock").close();
  }

  /** Exits with 0 when it could lock the file. */
  private int otherProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                folder.resolve("lock").toString())
            .inheritIO()
            .start();
    assertEquals(true, process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  /** Tries to lock a file as another server would. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel =
          FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        System.exit(channel.tryLock() == null ? 1 : 0);
      }
    }
  }
}
