package org.aceso.metrics;

/**
 * Ranks scores by sorting their bits in buckets that fit into the cache, on all cores: nothing is
 * boxed, and the result is the same at any number of threads.
 */
public final class ScoreOrder {
  private ScoreOrder() {}

  /**
   * Numbers the groups of equal scores from 0, the highest score; -0.0 equals 0.0.
   *
   * @param scores finite
   * @return the group of each score
   */
  public static int[] groups(double[] scores) {
    return new ScoreBuckets(scores).groups();
  }

  /**
   * The places of the scores by group, the highest score first, equal ones in their own order.
   *
   * @param groups as {@link #groups} numbers them
   */
  public static int[] inOrder(int[] groups) {
    int most = -1;
    for (int group : groups) {
      most = Math.max(most, group);
    }
    int[] starts = new int[most + 2];
    for (int group : groups) {
      starts[group + 1]++;
    }
    for (int group = 0; group <= most; group++) {
      starts[group + 1] += starts[group];
    }
    int[] order = new int[groups.length];
    for (int i = 0; i < order.length; i++) {
      order[starts[groups[i]]++] = i;
    }
    return order;
  }
}
