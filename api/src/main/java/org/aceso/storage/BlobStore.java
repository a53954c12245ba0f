package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Keeps bytes by their content. Any thread. */
public interface BlobStore {

  /**
   * Stores all bytes of a stream. When it returns they survive a loss of power.
   *
   * @param announced how many bytes the client announced, or -1
   * @param check given their SHA-256 before they are kept; when it throws, nothing is left behind
   * @throws TooManyBytesException when there are more than the store takes from clients
   * @throws IOException when they could not be read or kept; nothing is left behind then
   */
  Blob put(InputStream in, long announced, Consumer<String> check) throws IOException;

  /** The same for a file of the server itself, such as a plugin jar, which may have any size. */
  Blob keep(InputStream in) throws IOException;

  /** Writes the row of stored bytes, so that other rows can refer to it. */
  default void record(Blob blob, Handle db) {
    db.execute(
        "INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
        blob.sha256(),
        blob.bytes());
  }

  /** A local file with the bytes, not to be changed. */
  Path file(String sha256) throws IOException;

  /** Throws when bytes can neither be written nor read. */
  void check() throws IOException;
}
