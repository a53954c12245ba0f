package org.aceso.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one folder, as two instances: they know of each other by the files alone. */
final class LocalCopiesTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @TempDir private Path folder;

  private LocalCopies open() throws IOException {
    return new LocalCopies(folder, 10);
  }

  private static Path fetched(LocalCopies copies, String sha256) throws IOException {
    return copies.get(sha256, file -> Files.write(file, new byte[8]));
  }

  private static void age(Path file) throws IOException {
    long hour = 3_600_000;
    long changed = Files.getLastModifiedTime(file).toMillis();
    Files.setLastModifiedTime(file, FileTime.fromMillis(changed - hour));
  }

  @Test
  void copyThatAnotherProcessUses_staysThoughThereIsNoRoom() throws IOException {
    Path file = fetched(open(), ONE);
    LocalCopies later = open();
    fetched(later, TWO);
    assertTrue(Files.exists(file), "fetched a moment ago");
    later.forget(ONE);
    assertTrue(Files.exists(file), "fetched a moment ago");
  }

  @Test
  void oldCopy_isInUseForAllOnceOneAsksForIt() throws IOException {
    Path file = fetched(open(), ONE);
    age(file);
    LocalCopies one = open();
    LocalCopies other = open();
    assertEquals(file, fetched(one, ONE));
    fetched(other, TWO);
    assertTrue(Files.exists(file));
    age(file);
    age(folder.resolve(TWO));
    fetched(open(), "3".repeat(64));
    assertFalse(Files.exists(file), "nobody has asked for it for an hour");
  }

  /** Whoever is handed a path finds the file there, whatever makes room meanwhile. */
  @Test
  void copyOfAnotherProcess_isFetchedAgainWhenThatRemovedIt() throws IOException {
    LocalCopies one = open();
    Path file = fetched(one, ONE);
    LocalCopies other = open();
    other.remove(ONE);
    assertEquals(file, fetched(one, ONE));
    assertTrue(Files.exists(file));
  }
}
