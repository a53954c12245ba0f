package org.aceso.metrics;

import java.util.Arrays;

/**
 * Observations by the cell of a table into which each falls. What depends on the table alone is
 * prepared once this way, and a bootstrap replicate is no more than a new tally.
 */
public final class Cells {
  private final int[] cellOf;
  private final int size;

  /**
   * @param cellOf the cell of each observation, from 0; not to be changed afterwards
   * @param size how many cells there are
   */
  public Cells(int[] cellOf, int size) {
    this.cellOf = cellOf;
    this.size = size;
  }

  /**
   * How many observations fall into each cell, observation i being there {@code counts[i]} times.
   */
  public long[] tally(int[] counts) {
    long[] tally = new long[size];
    for (int i = 0; i < cellOf.length; i++) {
      tally[cellOf[i]] += counts[i];
    }
    return tally;
  }

  /** How many observations fall into each cell. */
  public long[] tally() {
    int[] ones = new int[cellOf.length];
    Arrays.fill(ones, 1);
    return tally(ones);
  }
}
