package org.aceso.formats.csv;

import java.util.List;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;

/**
 * Makes the value of a case from its rows. What can be wrong beyond single cells, such as "two rows
 * overlap", is reported with {@link Row#location}; the answer is then ignored.
 *
 * @param <T> the value of one case
 */
@FunctionalInterface
public interface RowsReader<T> {

  /**
   * The value of a case that has rows.
   *
   * @param rows at least one, in the order of the file
   */
  T read(Case forCase, List<Row> rows, Issues issues);
}
