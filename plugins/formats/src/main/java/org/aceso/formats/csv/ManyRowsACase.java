package org.aceso.formats.csv;

import java.util.Arrays;

/** One slot a row, in the order of the file. */
final class ManyRowsACase implements RowSlots {
  private static final int FIRST_SIZE = 64;

  private final boolean[] flawed;
  private final int[] rowsOf;
  private int[] caseOf = new int[FIRST_SIZE];
  private int[] lines = new int[FIRST_SIZE];
  private int rows;

  ManyRowsACase(int cases) {
    flawed = new boolean[cases];
    rowsOf = new int[cases];
  }

  @Override
  public int expected() {
    return FIRST_SIZE;
  }

  @Override
  public int earlierLine(int index) {
    return 0;
  }

  @Override
  public int slot(int index) {
    return rows;
  }

  @Override
  public void fill(int index, int line, boolean isGood) {
    if (!isGood) {
      flawed[index] = true;
      return;
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
      caseOf = Arrays.copyOf(caseOf, 2 * rows);
    }
    lines[rows] = line;
    caseOf[rows++] = index;
    rowsOf[index]++;
  }

  /** How many good rows there are. */
  int rows() {
    return rows;
  }

  /** Whether a row of the case has errors. */
  boolean isFlawed(int index) {
    return flawed[index];
  }

  int line(int slot) {
    return lines[slot];
  }

  /** The slots of each case, in the order of the file. */
  int[][] slotsByCase() {
    int[][] slots = new int[rowsOf.length][];
    for (int index = 0; index < slots.length; index++) {
      slots[index] = new int[rowsOf[index]];
    }
    int[] filled = new int[rowsOf.length];
    for (int slot = 0; slot < rows; slot++) {
      int index = caseOf[slot];
      slots[index][filled[index]++] = slot;
    }
    return slots;
  }
}
