package org.aceso.formats.files;

import java.io.IOException;
import java.util.Map;
import org.aceso.spi.Issues;

/**
 * What of a reference may be published in the case list, such as the shape of an image or the hours
 * of a stay: never anything that gives an answer away.
 */
@FunctionalInterface
public interface CaseAttributes {

  /**
   * The public attributes of a case.
   *
   * @throws IOException as {@link org.aceso.spi.DataFormat#listCases}
   */
  Map<String, String> of(CaseFile file, Issues issues) throws IOException;
}
