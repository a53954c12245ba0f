package org.aceso.formats.csv;

import java.util.Arrays;

/** A column of free text. */
final class TextValues implements ColumnValues {
  private String[] values;

  TextValues(int cases) {
    values = new String[cases];
  }

  @Override
  public CellProblem store(int index, CsvRecord record, int cell) {
    if (index >= values.length) {
      values = Arrays.copyOf(values, Math.max(16, 2 * index));
    }
    values[index] = record.text(cell);
    return null;
  }

  @Override
  public String text(int index) {
    return values[index];
  }
}
