package org.aceso.formats.csv;

/** One slot a case, at its index. */
final class OneRowACase implements RowSlots {
  private final int[] lines;

  OneRowACase(int cases) {
    lines = new int[cases];
  }

  @Override
  public int expected() {
    return lines.length;
  }

  @Override
  public int earlierLine(int index) {
    return Math.abs(lines[index]);
  }

  @Override
  public int slot(int index) {
    return index;
  }

  @Override
  public void fill(int index, int line, boolean isGood) {
    lines[index] = isGood ? line : -line;
  }

  /** As {@link StoredRows} wants them. */
  int[] lines() {
    return lines;
  }
}
