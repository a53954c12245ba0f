package org.aceso.formats.csv;

/** Where the values of a row are stored, and whether its case may have one more. */
interface RowSlots {

  /** How many slots there are going to be, as far as that is known. */
  int expected();

  /** The line of the row that makes another one of the case a duplicate; 0 when none does. */
  int earlierLine(int index);

  /** The slot of a row of the case at this index, from 0. */
  int slot(int index);

  /** Notes that the slot was filled from a line, and whether all its cells are good. */
  void fill(int index, int line, boolean isGood);
}
