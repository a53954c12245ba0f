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
    put(index, record.text(cell));
    return null;
  }

  @Override
  public void take(ColumnValues others, int[] slots, int size) {
    for (int i = 0; i < size; i++) {
      if (slots[i] != NOWHERE) {
        put(slots[i], others.text(i));
      }
    }
  }

  private void put(int index, String text) {
    if (index >= values.length) {
      values = Arrays.copyOf(values, Math.max(16, 2 * index));
    }
    values[index] = text;
  }

  @Override
  public String text(int index) {
    return values[index];
  }
}
