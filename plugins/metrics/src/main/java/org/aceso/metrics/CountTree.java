package org.aceso.metrics;

/**
 * Counts at places 0, 1, 2, …, with the sum of all places below one found in log n steps. (P. M.
 * Fenwick, Software: Practice and Experience 24 (1994) 327-336.) One thread.
 */
public final class CountTree {
  private final long[] tree;
  private final long[] counts;
  private long total;

  /**
   * @param places how many there are
   */
  public CountTree(int places) {
    tree = new long[places + 1];
    counts = new long[places];
  }

  public void add(int place, long count) {
    counts[place] += count;
    total += count;
    for (int node = place + 1; node < tree.length; node += node & -node) {
      tree[node] += count;
    }
  }

  /** The sum of all places below one. */
  public long below(int place) {
    long sum = 0;
    for (int node = place; node > 0; node -= node & -node) {
      sum += tree[node];
    }
    return sum;
  }

  public long at(int place) {
    return counts[place];
  }

  /** The sum of all places. */
  public long total() {
    return total;
  }
}
