package org.aceso.formats.csv;

import java.util.function.IntFunction;
import org.aceso.spi.Location;

/**
 * The row in one slot of some columns.
 *
 * @param places where the row of each slot stands, of which few are ever asked for
 */
record StoredRow(ColumnValues[] columns, int slot, IntFunction<Location> places) implements Row {

  @Override
  public Location location() {
    return places.apply(slot);
  }

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
