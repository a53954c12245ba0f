package org.aceso.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchTest {
  @TempDir private Path shared;

  @Test
  void passingFile_isThereUntilItIsClosed() throws IOException {
    try (Scratch scratch = Scratch.open(shared, 3)) {
      Path path;
      try (Scratch.Passing file = scratch.receive(bytes("abc"), 3, sha256 -> {})) {
        path = file.path();
        assertEquals("abc", Files.readString(path));
        assertEquals(3, file.bytes());
      }
      assertFalse(Files.exists(path));
    }
    assertEquals(List.of(), folders());
  }

  @Test
  void refusedFile_leavesNothingBehind() throws IOException {
    try (Scratch scratch = Scratch.open(shared, 3)) {
      assertThrows(
          TooManyBytesException.class, () -> scratch.receive(bytes("abcd"), -1, sha256 -> {}));
      assertThrows(
          IllegalStateException.class,
          () ->
              scratch.receive(
                  bytes("abc"),
                  3,
                  sha256 -> {
                    throw new IllegalStateException(sha256);
                  }));
      try (Stream<Path> files = Files.list(folders().get(0))) {
        assertEquals(List.of("lock"), files.map(file -> file.getFileName().toString()).toList());
      }
    }
  }

  @Test
  void leftoversOfAKilledServer_areRemovedAndOthersAreNot() throws IOException {
    Path left = Files.createDirectory(shared.resolve("scr_left"));
    Files.writeString(left.resolve("tmp_1"), "secret");
    Files.createFile(left.resolve("lock"));
    try (Scratch running = Scratch.open(shared, 3);
        Scratch.Passing file = running.receive(bytes("abc"), 3, sha256 -> {})) {
      assertFalse(Files.exists(left));
      try (Scratch another = Scratch.open(shared, 3)) {
        assertEquals(2, folders().size());
        assertTrue(Files.exists(file.path()));
        another.receive(bytes("abc"), 3, sha256 -> {}).close();
      }
      assertTrue(Files.exists(file.path()));
    }
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(shared)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
