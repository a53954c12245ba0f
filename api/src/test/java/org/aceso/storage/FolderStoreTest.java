package org.aceso.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.aceso.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStoreTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;
  private FolderStore store;

  @BeforeEach
  void makeStore() throws IOException {
    store = new FolderStore(folder, 1_000_000);
  }

  @Test
  void bytes_areFoundByTheirDigest() throws IOException {
    assertEquals(new Blob(ABC, 3), put(bytes("abc"), -1));
    assertEquals("abc", Files.readString(store.file(ABC)));
    assertEquals(Set.of("ba/" + ABC.substring(2)), files());
  }

  @Test
  void nothing_isContentToo() throws IOException {
    Blob blob = put(bytes(""), 0);
    assertEquals(0, blob.bytes());
    assertEquals(0, Files.size(store.file(blob.sha256())));
  }

  @Test
  void equalContent_isStoredOnce() throws IOException {
    put(bytes("abc"), 3);
    var first = Files.getAttribute(store.file(ABC), "unix:ino");
    assertEquals(new Blob(ABC, 3), put(bytes("abc"), 3));
    assertEquals(first, Files.getAttribute(store.file(ABC), "unix:ino"));
    assertEquals(1, files().size());
  }

  @Test
  void manyWritersOfTheSameContents_storeEachOnce() throws Exception {
    byte[] large = new byte[300_000];
    new Random(3).nextBytes(large);
    List<Blob> blobs =
        Together.run(16, i -> () -> put(new ByteArrayInputStream(large, 0, 299_990 + i % 4), -1));
    assertEquals(4, Set.copyOf(blobs).size());
    assertEquals(4, files().size());
    for (Blob blob : blobs) {
      assertEquals(blob.bytes(), Files.size(store.file(blob.sha256())));
    }
  }

  @Test
  void tooManyBytes_leaveNothing() throws IOException {
    byte[] most = new byte[1_000_000];
    assertEquals(1_000_000, put(new ByteArrayInputStream(most), -1).bytes());
    Set<String> before = files();

    InputStream more = new SequenceInputStream(new ByteArrayInputStream(most), bytes("x"));
    assertEquals(1_000_000, assertThrows(TooManyBytesException.class, () -> put(more, -1)).most());
    assertThrows(TooManyBytesException.class, () -> put(unread(), 1_000_001));
    assertEquals(before, files());
  }

  @Test
  void brokenStream_leavesNothing() {
    InputStream broken =
        new SequenceInputStream(
            bytes("abc"),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the client is gone");
              }
            });
    IOException told = assertThrows(IOException.class, () -> put(broken, 10));
    assertEquals("the client is gone", told.getMessage());
    assertEquals(Set.of(), files());
  }

  @Test
  void lostContent_isNamed() throws IOException {
    NoSuchFileException lost = assertThrows(NoSuchFileException.class, () -> store.file(ABC));
    assertEquals("the store has lost " + ABC, lost.getMessage());
    store.check();
    assertEquals(Set.of(), files());
  }

  @Test
  void reopenedStore_hasWhatWasPutIn() throws IOException {
    put(bytes("abc"), 3);
    FolderStore again = new FolderStore(folder, 10);
    assertArrayEquals("abc".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(again.file(ABC)));
  }

  private Blob put(InputStream in, long announced) throws IOException {
    return store.put(in, announced, sha256 -> {});
  }

  private static InputStream unread() {
    return new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("what is announced as too large is not read");
      }
    };
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Set<String> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
      return names;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
