package org.aceso.metrics.classification;

import java.util.List;
import org.aceso.metrics.ScoreOrder;

/** Cases by their group of equal scores, the highest first, and by their label. */
final class RankedCases {
  /** Twice the group of each case, and 1 more for a positive. */
  private final int[] cellOf;

  private final int cells;

  /** What most often is asked for, and more than once: each case counted once. */
  private final ScoreGroups once;

  RankedCases(List<ScoredLabel> labels) {
    int size = labels.size();
    double[] scores = new double[size];
    boolean[] positive = new boolean[size];
    for (int i = 0; i < size; i++) {
      ScoredLabel label = labels.get(i);
      scores[i] = label.score();
      positive[i] = label.positive();
    }
    cellOf = ScoreOrder.groups(scores);
    int most = 0;
    for (int i = 0; i < size; i++) {
      most = Math.max(most, cellOf[i]);
      cellOf[i] = 2 * cellOf[i] + (positive[i] ? 1 : 0);
    }
    cells = 2 * (most + 1);
    int[] tally = new int[cells];
    for (int cell : cellOf) {
      tally[cell]++;
    }
    once = new ScoreGroups(tally);
  }

  /** Their groups, each case counted once. */
  ScoreGroups groups() {
    return once;
  }

  /** Their groups, case i being there {@code counts[i]} times. */
  ScoreGroups groups(int[] counts) {
    if (areOnes(counts)) {
      return once;
    }
    int[] tally = new int[cells];
    for (int i = 0; i < cellOf.length; i++) {
      tally[cellOf[i]] += counts[i];
    }
    return new ScoreGroups(tally);
  }

  private static boolean areOnes(int[] counts) {
    for (int count : counts) {
      if (count != 1) {
        return false;
      }
    }
    return true;
  }
}
