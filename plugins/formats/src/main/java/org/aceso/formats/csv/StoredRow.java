package org.aceso.formats.csv;

import org.aceso.spi.Location;

/** The row in one slot of some columns. */
record StoredRow(ColumnValues[] columns, int slot, Location location) implements Row {

  @Override
  public double number(int column) {
    return columns[column].number(slot);
  }

  @Override
  public int choice(int column) {
    return columns[column].choice(slot);
  }

  @Override
  public String text(int column) {
    return columns[column].text(slot);
  }
}
