package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aceso.storage.BlobStore;
import org.aceso.storage.FolderStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredJarsTest {
  private static final byte[] BYTES = "the bytes of a jar".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private BlobStore store() throws IOException {
    return new FolderStore(folder.resolve("files"), 1 << 20);
  }

  /** As a loss of power leaves it: the name is there, the bytes are not. */
  @Test
  void copyThatLostItsBytes_isMadeAgainByTheNextProcess() throws IOException {
    try (BlobStore store = store()) {
      String sha256 = store.keep(new ByteArrayInputStream(BYTES)).sha256();
      Path jar = new StoredJars(folder.resolve("jars"), store).file(sha256);
      Files.write(jar, new byte[0]);
      assertEquals(jar, new StoredJars(folder.resolve("jars"), store).file(sha256));
      assertArrayEquals(BYTES, Files.readAllBytes(jar));
    }
  }

  @Test
  void storeWithOtherBytes_isToldAndNothingIsLeft() throws IOException {
    try (BlobStore store = store()) {
      String sha256 = store.keep(new ByteArrayInputStream(BYTES)).sha256();
      Files.write(store.file(sha256), new byte[0]);
      StoredJars jars = new StoredJars(folder.resolve("jars"), store);
      assertThrows(IOException.class, () -> jars.file(sha256));
      try (Stream<Path> left = Files.list(folder.resolve("jars"))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }
}
