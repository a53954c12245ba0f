package org.aceso.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.aceso.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does, whatever it keeps bytes in. */
abstract class BlobStoreContract {
  static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  static final int MOST = 1_000_000;

  private BlobStore store;

  /** A store on the same bytes, as another server would have it. */
  abstract BlobStore open(long mostBytes) throws IOException;

  /** The names of everything that is stored, relative to where it is. */
  abstract Set<String> stored() throws IOException;

  /** Writes other bytes over what is stored. */
  abstract void damage(String sha256, byte[] bytes) throws IOException;

  @BeforeEach
  void openStore() throws IOException {
    store = open(MOST);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  BlobStore store() {
    return store;
  }

  @Test
  void bytes_areFoundByTheirDigest() throws IOException {
    assertEquals(new Blob(ABC, 3), put(bytes("abc"), -1));
    assertEquals("abc", Files.readString(store.file(ABC)));
    assertEquals(Set.of("ba/" + ABC.substring(2)), stored());
  }

  @Test
  void partOfTheBytes_isFoundByItsPlace() throws IOException {
    byte[] large = random(300_000);
    Blob blob = put(new ByteArrayInputStream(large), large.length);
    for (int[] part : new int[][] {{0, 300_000}, {0, 1}, {299_999, 1}, {70_000, 140_000}, {5, 0}}) {
      byte[] wanted = java.util.Arrays.copyOfRange(large, part[0], part[0] + part[1]);
      try (InputStream in = store.open(blob.sha256(), part[0], part[1])) {
        assertArrayEquals(wanted, in.readAllBytes());
      }
    }
    try (InputStream in = store.open(blob.sha256(), 0, 300_000)) {
      assertEquals(large[0], (byte) in.read());
    }
  }

  @Test
  void nothing_isContentToo() throws IOException {
    Blob blob = put(bytes(""), 0);
    assertEquals(0, blob.bytes());
    assertEquals(0, Files.size(store.file(blob.sha256())));
    try (InputStream in = store.open(blob.sha256(), 0, 0)) {
      assertEquals(-1, in.read());
    }
  }

  @Test
  void manyWritersOfTheSameContents_storeEachOnce() throws Exception {
    byte[] large = random(300_000);
    List<Blob> blobs =
        Together.run(16, i -> () -> put(new ByteArrayInputStream(large, 0, 299_990 + i % 4), -1));
    assertEquals(4, Set.copyOf(blobs).size());
    assertEquals(4, stored().size());
    for (Blob blob : blobs) {
      assertEquals(blob.bytes(), Files.size(store.file(blob.sha256())));
    }
  }

  @Test
  void tooManyBytes_leaveNothing() throws IOException {
    byte[] most = new byte[MOST];
    assertEquals(MOST, put(new ByteArrayInputStream(most), -1).bytes());
    Set<String> before = stored();

    InputStream more = new SequenceInputStream(new ByteArrayInputStream(most), bytes("x"));
    assertEquals(MOST, assertThrows(TooManyBytesException.class, () -> put(more, -1)).most());
    assertThrows(TooManyBytesException.class, () -> put(unread(), MOST + 1));
    assertEquals(before, stored());
  }

  @Test
  void whatTheServerBrings_mayBeLarger() throws IOException {
    assertEquals(MOST + 1, store.keep(new ByteArrayInputStream(new byte[MOST + 1])).bytes());
  }

  @Test
  void brokenStream_leavesNothing() throws IOException {
    IOException told = assertThrows(IOException.class, () -> put(broken("abc"), 10));
    assertEquals("the client is gone", told.getMessage());
    assertEquals(Set.of(), stored());
  }

  @Test
  void refusedDigest_leavesNothing() throws IOException {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                store.put(
                    bytes("abc"),
                    3,
                    sha256 -> {
                      throw new IllegalStateException(sha256);
                    }));
    assertEquals(ABC, refused.getMessage());
    assertEquals(Set.of(), stored());
  }

  @Test
  void lostContent_isNamed() throws IOException {
    for (NoSuchFileException lost :
        List.of(
            assertThrows(NoSuchFileException.class, () -> store.file(ABC)),
            assertThrows(NoSuchFileException.class, () -> store.open(ABC, 0, 3)),
            assertThrows(NoSuchFileException.class, () -> store.open(ABC, 0, 0)))) {
      assertEquals("the store has lost " + ABC, lost.getMessage());
    }
    store.check();
    assertEquals(Set.of(), stored());
  }

  @Test
  void removedBytes_areGoneForEverybodyAndCanBePutInAgain() throws IOException {
    put(bytes("abc"), 3);
    put(bytes("abcd"), 4);
    assertTrue(store.has(ABC));
    try (BlobStore another = open(10)) {
      store.remove(ABC);
      store.remove(ABC);
      assertFalse(store.has(ABC));
      assertFalse(another.has(ABC));
      assertThrows(NoSuchFileException.class, () -> store.file(ABC));
      assertThrows(NoSuchFileException.class, () -> another.open(ABC, 0, 3));
      assertEquals(1, stored().size());
      put(bytes("abc"), 3);
      assertTrue(another.has(ABC));
      assertEquals("abc", Files.readString(another.file(ABC)));
    }
  }

  @Test
  void anotherServer_findsWhatWasPutIn() throws IOException {
    put(bytes("abc"), 3);
    try (BlobStore another = open(10)) {
      assertEquals("abc", Files.readString(another.file(ABC)));
    }
  }

  @Test
  void pieces_areReadByAnyServerInTheirOrder() throws IOException {
    InputStream in = bytes("abcdefg");
    Piece first = store.pieces().put("upl_1", in, 3);
    try (BlobStore another = open(10)) {
      Piece second = another.pieces().put("upl_1", in, 100);
      assertEquals(List.of(3L, 4L), List.of(first.bytes(), second.bytes()));
      try (InputStream whole =
          new SequenceInputStream(
              another.pieces().open("upl_1", first), store.pieces().open("upl_1", second))) {
        assertEquals("abcdefg", new String(whole.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertEquals(0, store.pieces().put("upl_1", in, 100).bytes());
  }

  @Test
  void removedPieces_areGone() throws IOException {
    Pieces pieces = store.pieces();
    Piece one = pieces.put("upl_1", bytes("abc"), 9);
    Piece other = pieces.put("upl_1", bytes("def"), 9);
    Piece third = pieces.put("upl_2", bytes("ghi"), 9);
    assertEquals(Set.of("upl_1", "upl_2"), pieces.uploads());
    pieces.remove("upl_1", one);
    pieces.remove("upl_1", one);
    assertThrows(NoSuchFileException.class, () -> pieces.open("upl_1", one));
    pieces.open("upl_1", other).close();
    pieces.removeAll("upl_1");
    pieces.removeAll("upl_1");
    assertThrows(NoSuchFileException.class, () -> pieces.open("upl_1", other));
    assertEquals(Set.of("upl_2"), pieces.uploads());
    pieces.open("upl_2", third).close();
  }

  @Test
  void brokenPiece_leavesNothing() throws IOException {
    assertThrows(IOException.class, () -> store.pieces().put("upl_1", broken("abc"), 100));
    assertEquals(Set.of(), stored());
  }

  @Test
  void sweep_removesWhatKilledWritersLeftAndNothingElse() throws IOException {
    put(bytes("abc"), 3);
    Piece piece = store.pieces().put("upl_1", bytes("def"), 3);
    Set<String> before = stored();
    leave();
    assertTrue(stored().size() > before.size());
    assertEquals(0, store.sweep(Instant.now().minus(Duration.ofHours(1))));
    assertEquals(1, store.sweep(Instant.now().plus(Duration.ofHours(1))));
    assertEquals(before, stored());
    assertEquals("abc", Files.readString(store.file(ABC)));
    store.pieces().open("upl_1", piece).close();
  }

  /** Leaves what a writer leaves that is killed. */
  abstract void leave() throws IOException;

  Blob put(InputStream in, long announced) throws IOException {
    return store.put(in, announced, sha256 -> {});
  }

  static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(3).nextBytes(bytes);
    return bytes;
  }

  private static InputStream unread() {
    return new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("what is announced as too large is not read");
      }
    };
  }

  static InputStream broken(String start) {
    return new SequenceInputStream(
        bytes(start),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the client is gone");
          }
        });
  }

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
