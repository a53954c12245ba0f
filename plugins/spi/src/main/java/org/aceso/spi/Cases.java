package org.aceso.spi;

import java.io.Closeable;
import java.io.IOException;

/**
 * The values of one opened artifact. The host reads cases from any thread, in any order, each
 * usually once, and closes it when the evaluation ends.
 *
 * @param <T> the value of one case
 */
public interface Cases<T> extends Closeable {

  /** Whether the artifact has a value for the case at this place of the case list. */
  boolean has(int index);

  /**
   * The value of a case for which {@link #has} answered true. A problem found only now (an image
   * whose pixels are damaged) is reported to {@code issues}; the answer is then ignored and may be
   * null.
   *
   * @throws IOException as {@link DataFormat#open}
   */
  T read(int index, Issues issues) throws IOException;

  /** Where the value stands, for messages about it. */
  Location locate(int index);

  @Override
  default void close() throws IOException {}
}
