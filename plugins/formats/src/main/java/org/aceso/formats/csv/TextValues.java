package org.aceso.formats.csv;

/** A column of free text. */
final class TextValues implements ColumnValues {
  private final String[] values;

  TextValues(int cases) {
    values = new String[cases];
  }

  @Override
  public CellProblem store(int index, CsvRecord record, int cell) {
    values[index] = record.text(cell);
    return null;
  }

  @Override
  public String text(int index) {
    return values[index];
  }
}
