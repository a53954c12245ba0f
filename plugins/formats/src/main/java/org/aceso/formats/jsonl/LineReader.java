package org.aceso.formats.jsonl;

import java.io.IOException;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Makes the value of a case from its line.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface LineReader<T> {
  /**
   * Reads the object.
   *
   * @param json before the object of the line
   * @param place the line and the case
   * @return anything once a problem was reported
   */
  T read(Case forCase, JsonReader json, Location place, Issues issues) throws IOException, NotJson;
}
