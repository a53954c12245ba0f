package org.aceso.formats.csv;

import org.aceso.spi.Location;

/** One row of a {@link CsvTable}, its cells already checked against their columns. */
public interface Row {

  /**
   * The value of a {@code NUMBER} or {@code INTEGER} column, by its place in the list; NaN for a
   * blank cell, where the table allows them.
   */
  double number(int column);

  /** Which of the choices a {@code TEXT} column with choices holds, from 0. */
  int choice(int column);

  /** The text of a {@code TEXT} column without choices; never empty. */
  String text(int column);

  /** Where the row stands, for issues about it. */
  Location location();
}
