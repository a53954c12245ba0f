package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Parts of files that arrive in several requests. A piece is never changed; which ones count is for
 * the rows that name them to say. Any thread, any server.
 */
public interface Pieces {

  /**
   * Stores the next bytes of a stream, at most so many. When it returns they survive a loss of
   * power.
   *
   * @param upload an identifier
   */
  Piece put(String upload, InputStream in, long most) throws IOException;

  InputStream open(String upload, Piece piece) throws IOException;

  /** Nothing happens when it is not there. */
  void remove(String upload, Piece piece) throws IOException;

  /** Removes every piece of an upload, those too that no row names. */
  void removeAll(String upload) throws IOException;

  /** The uploads of which there are pieces. */
  Set<String> uploads() throws IOException;
}
