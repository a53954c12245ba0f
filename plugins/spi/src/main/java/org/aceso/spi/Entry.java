package org.aceso.spi;

import java.io.IOException;
import java.io.InputStream;

/** One file of an {@link Artifact}. May be opened again and again, from any thread. */
public interface Entry {

  /** Relative name with {@code /} between folders; never absolute, never with {@code ..}. */
  String name();

  /** The number of bytes that {@link #open} delivers, or -1 when that is known only by reading. */
  long size();

  /**
   * Opens the content from its start. The caller closes the stream.
   *
   * @throws IOException when storage fails or the content exceeds its bound; let it pass through:
   *     the host knows which of the two it was
   */
  InputStream open() throws IOException;
}
