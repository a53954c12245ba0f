package org.aceso.formats.csv;

/** A column of numbers whose blank cells are NaN. */
record BlankableNumbers(NumberValues numbers) implements ColumnValues {

  @Override
  public CellProblem store(int index, CsvRecord record, int cell) {
    return numbers.store(index, record, cell);
  }

  @Override
  public CellProblem storeBlank(int index) {
    numbers.put(index, Double.NaN);
    return null;
  }

  @Override
  public void take(ColumnValues others, int[] slots, int size) {
    numbers.take(others, slots, size);
  }

  @Override
  public double number(int index) {
    return numbers.number(index);
  }
}
