package org.aceso.metrics.classification;

import java.util.List;

/**
 * How many positives and negatives share each distinct score, from the highest score to the lowest:
 * all that a rank metric needs. Equal scores are one step of every curve. Counts add up to at most
 * 2^31 - 1.
 */
public final class ScoreGroups {
  private final int[] tally;
  private final long positives;
  private final long negatives;

  /**
   * @param tally for each group its negatives, then its positives
   */
  ScoreGroups(int[] tally) {
    this.tally = tally;
    long[] sums = new long[2];
    for (int cell = 0; cell < tally.length; cell++) {
      sums[cell & 1] += tally[cell];
    }
    this.negatives = sums[0];
    this.positives = sums[1];
  }

  /** Groups of some scored cases, each counted once. */
  public static ScoreGroups of(List<ScoredLabel> labels) {
    return new RankedCases(labels).groups();
  }

  int size() {
    return tally.length / 2;
  }

  long positives(int group) {
    return tally[2 * group + 1];
  }

  long negatives(int group) {
    return tally[2 * group];
  }

  long positives() {
    return positives;
  }

  long negatives() {
    return negatives;
  }

  boolean hasBothClasses() {
    return positives > 0 && negatives > 0;
  }
}
