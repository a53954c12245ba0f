package org.aceso.formats.csv;

import org.aceso.spi.Column;

/** The values of one column, by the index of their case. */
interface ColumnValues {

  /**
   * Reads a cell that is not empty.
   *
   * @return null when it is taken, otherwise what is wrong with it
   */
  CellProblem store(int index, CsvRecord record, int cell);

  default double number(int index) {
    throw new IllegalArgumentException("the column holds no numbers");
  }

  default int choice(int index) {
    throw new IllegalArgumentException("the column holds no choices");
  }

  default String text(int index) {
    throw new IllegalArgumentException("the column holds no free text");
  }

  /** Room for the values of a column. */
  static ColumnValues of(Column column, int cases) {
    if (column.kind() == Column.Kind.NUMBER || column.kind() == Column.Kind.INTEGER) {
      return new NumberValues(column, cases);
    }
    return column.choices().isEmpty()
        ? new TextValues(cases)
        : new ChoiceValues(column.choices(), cases);
  }
}
