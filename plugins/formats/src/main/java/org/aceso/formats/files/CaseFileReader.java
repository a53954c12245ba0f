package org.aceso.formats.files;

import java.io.IOException;
import org.aceso.spi.Issues;

/**
 * Makes the value of a case from its file.
 *
 * @param <T> the value of one case
 */
@FunctionalInterface
public interface CaseFileReader<T> {

  /**
   * The value of a case. Called for any case from any thread; it closes what it opens.
   *
   * @param issues takes all that is wrong with the file; a place without a file is completed by the
   *     host
   * @return the value; ignored, and possibly null, when an error was reported
   * @throws IOException as {@link org.aceso.spi.Cases#read}
   */
  T read(CaseFile file, Issues issues) throws IOException;
}
