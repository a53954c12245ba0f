package org.aceso.runner.resample;

import java.util.Arrays;

/**
 * Replicates of the ordinary bootstrap: n draws with replacement from n cases.
 *
 * <p>Replicate r (from 0) of a seed is made by one {@link SplitMix64} whose state starts at output
 * number r (from 0) of another SplitMix64 whose state starts at the seed. It draws n times a case
 * in 0..n-1 and counts them. So the counts depend on the seed, the number of cases and r alone: all
 * submissions of a phase meet the same replicates, and any replicate can be made without the ones
 * before it.
 */
public final class Bootstrap {
  private final long seed;
  private final int cases;

  /**
   * Replicates over some cases, at least one.
   *
   * @throws IllegalArgumentException when there is no case
   */
  public Bootstrap(long seed, int cases) {
    if (cases < 1) {
      throw new IllegalArgumentException("a bootstrap needs at least one case");
    }
    this.seed = seed;
    this.cases = cases;
  }

  /** How often each case is drawn in a replicate; the counts add up to the number of cases. */
  public int[] counts(int replicate) {
    int[] counts = new int[cases];
    SplitMix64 draws = new SplitMix64(SplitMix64.mix(seed + (replicate + 1L) * SplitMix64.GAMMA));
    for (int i = 0; i < cases; i++) {
      counts[draws.below(cases)]++;
    }
    return counts;
  }

  /** The counts of the sample itself: each case once. */
  public int[] once() {
    int[] counts = new int[cases];
    Arrays.fill(counts, 1);
    return counts;
  }
}
