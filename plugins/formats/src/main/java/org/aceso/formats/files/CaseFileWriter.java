package org.aceso.formats.files;

import java.io.IOException;
import java.io.OutputStream;
import org.aceso.spi.Case;

/** Writes the file of one case in a sample submission. */
@FunctionalInterface
public interface CaseFileWriter {

  /**
   * Writes a valid file with plausible neutral values; leaves the stream open.
   *
   * @throws IOException only from {@code out}
   */
  void write(Case forCase, OutputStream out) throws IOException;
}
