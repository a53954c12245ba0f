package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Keeps bytes by their content. Any thread. */
public interface BlobStore extends AutoCloseable {

  /**
   * Stores all bytes of a stream. When it returns they survive a loss of power.
   *
   * @param announced how many bytes the client announced, or -1
   * @param check given their SHA-256 before they are kept; when it throws, nothing is left behind
   * @throws TooManyBytesException when there are more than the store takes from clients
   * @throws IOException when they could not be read or kept; nothing is left behind then
   */
  Blob put(InputStream in, long announced, Consumer<String> check) throws IOException;

  /** The same for what the server brings itself, such as a plugin jar, which may have any size. */
  Blob keep(InputStream in, Consumer<String> check) throws IOException;

  /** The same without a check. */
  default Blob keep(InputStream in) throws IOException {
    return keep(in, sha256 -> {});
  }

  /**
   * Writes the row of stored bytes, so that other rows can refer to it, and keeps the bytes until
   * the transaction ends.
   *
   * @throws RemovedException when they were removed meanwhile, to be put in again
   */
  default void record(Blob blob, Handle db) throws IOException {
    if (!BlobQueries.insert(blob, db)) {
      hold(blob.sha256(), db);
    }
  }

  /** The same for bytes that are recorded. */
  default void hold(String sha256, Handle db) throws IOException {
    BlobQueries.hold(sha256, this, db);
  }

  /** What is recorded of bytes that are stored. */
  default Blob recorded(String sha256, Handle db) {
    return new Blob(sha256, BlobQueries.bytes(sha256, db));
  }

  /** Whether the bytes are there, and survive a loss of power if so. */
  boolean has(String sha256) throws IOException;

  /**
   * Removes bytes for good, if they are there. Whoever does so holds their row, and knows that
   * nothing needs them.
   */
  void remove(String sha256) throws IOException;

  /** The digests of which this machine has a copy beside the store. */
  default Set<String> copies() throws IOException {
    return Set.of();
  }

  /** Removes copies of this machine, but for those that somebody may be about to open. */
  default void forgetCopies(Set<String> digests) throws IOException {}

  /**
   * A local file with the bytes, not to be changed, for whoever needs one. It stays for a while
   * after it was asked for.
   *
   * @throws java.nio.file.NoSuchFileException when the store has lost them
   */
  Path file(String sha256) throws IOException;

  /**
   * Some of the bytes, as a stream.
   *
   * @param from how many are left out before
   * @param bytes how many there are; no more than the blob has
   * @throws java.nio.file.NoSuchFileException when the store has lost them
   */
  InputStream open(String sha256, long from, long bytes) throws IOException;

  /** Where the parts of files are that are not whole yet. */
  Pieces pieces();

  /** Removes what writers that were killed before an instant have left. */
  int sweep(Instant before) throws IOException;

  /** Throws when bytes can neither be written nor read. */
  void check() throws IOException;

  @Override
  default void close() {}
}
