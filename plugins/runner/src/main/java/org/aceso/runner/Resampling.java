package org.aceso.runner;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is computed beside the scores, see {@link org.aceso.runner.resample.Bootstrap}.
 *
 * @param replicates how many bootstrap replicates, from 0
 * @param seed of the phase, so that all its submissions meet the same replicates
 * @param metricKeys the metrics that get replicates and values per case
 */
public record Resampling(int replicates, long seed, SortedSet<String> metricKeys) {

  public static final Resampling NONE = new Resampling(0, 0, new TreeSet<>());

  /**
   * @throws IllegalArgumentException when the number of replicates is negative
   */
  public Resampling {
    metricKeys = Collections.unmodifiableSortedSet(new TreeSet<>(metricKeys));
    if (replicates < 0) {
      throw new IllegalArgumentException("the number of replicates is negative: " + replicates);
    }
  }

  /** Replicates of some metrics. */
  public static Resampling of(int replicates, long seed, Set<String> metricKeys) {
    return new Resampling(replicates, seed, new TreeSet<>(metricKeys));
  }
}
