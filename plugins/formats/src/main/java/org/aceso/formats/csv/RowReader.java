package org.aceso.formats.csv;

import org.aceso.spi.Issues;

/**
 * Makes the value of a case from its row. What can be wrong beyond single cells, such as "exactly
 * one cell is 1", is reported with {@link Row#location}; the answer is then ignored.
 *
 * @param <T> the value of one case
 */
@FunctionalInterface
public interface RowReader<T> {

  T read(Row row, Issues issues);
}
