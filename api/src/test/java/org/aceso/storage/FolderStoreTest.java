package org.aceso.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStoreTest extends BlobStoreContract {
  @TempDir private Path folder;

  @Override
  BlobStore open(long mostBytes) throws IOException {
    return new FolderStore(folder, mostBytes);
  }

  @Test
  void equalContent_isWrittenOnce() throws IOException {
    put(bytes("abc"), 3);
    var first = Files.getAttribute(store().file(ABC), "unix:ino");
    assertEquals(new Blob(ABC, 3), put(bytes("abc"), 3));
    assertEquals(first, Files.getAttribute(store().file(ABC), "unix:ino"));
    assertEquals(1, stored().size());
  }

  @Override
  void damage(String sha256, byte[] bytes) throws IOException {
    Files.write(store().file(sha256), bytes);
  }

  @Override
  void leave() throws IOException {
    Files.write(folder.resolve("incoming/tmp_left"), new byte[9]);
  }

  @Override
  Set<String> stored() throws IOException {
    return files(folder);
  }

  static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
      return names;
    }
  }
}
