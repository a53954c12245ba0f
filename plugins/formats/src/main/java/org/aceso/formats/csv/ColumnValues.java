package org.aceso.formats.csv;

import org.aceso.spi.Column;

/** The values of one column, by slot: see {@link RowSlots}. */
interface ColumnValues {
  /** The slot of a row whose values nobody wants. */
  int NOWHERE = -1;

  /**
   * Reads a cell that is not empty. Slots beyond those expected are made as they come.
   *
   * @return null when it is taken, otherwise what is wrong with it
   */
  CellProblem store(int index, CsvRecord record, int cell);

  /** Takes a cell without a value. */
  default CellProblem storeBlank(int index) {
    return new CellProblem("empty_cell", "the cell is empty: every cell needs a value");
  }

  /**
   * Takes the values in the first slots of another object of the same column.
   *
   * @param slots where each of them goes, or {@link #NOWHERE}
   */
  void take(ColumnValues others, int[] slots, int size);

  default double number(int index) {
    throw new IllegalArgumentException("the column holds no numbers");
  }

  default int choice(int index) {
    throw new IllegalArgumentException("the column holds no choices");
  }

  default String text(int index) {
    throw new IllegalArgumentException("the column holds no free text");
  }

  /** Room for the values of a column, in as many slots as are expected. */
  static ColumnValues of(Column column, int slots) {
    if (column.kind() == Column.Kind.NUMBER || column.kind() == Column.Kind.INTEGER) {
      return new NumberValues(column, slots);
    }
    return column.choices().isEmpty()
        ? new TextValues(slots)
        : new ChoiceValues(column.choices(), slots);
  }
}
