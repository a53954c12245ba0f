package org.aceso.metrics.classification.multilabel;

import java.util.Arrays;
import java.util.List;

/** Which labels enter an average, for some counts of cases. */
final class DefinedLabels {
  private final List<LabelScores> cases;
  private final boolean leaveOut;

  /**
   * @param cases at least one
   * @param leaveOut whether a label of one outcome is left out
   */
  DefinedLabels(List<LabelScores> cases, boolean leaveOut) {
    this.cases = cases;
    this.leaveOut = leaveOut;
  }

  boolean[] of(int[] counts) {
    int labels = cases.get(0).labels().length;
    boolean[] defined = new boolean[labels];
    if (!leaveOut) {
      Arrays.fill(defined, true);
      return defined;
    }
    boolean[] present = present(counts);
    boolean[] absent = seen(counts, 0);
    for (int label = 0; label < labels; label++) {
      defined[label] = present[label] && absent[label];
    }
    return defined;
  }

  /** Which labels some case has. */
  boolean[] present(int[] counts) {
    return seen(counts, 1);
  }

  private boolean[] seen(int[] counts, int outcome) {
    boolean[] seen = new boolean[cases.get(0).labels().length];
    for (int i = 0; i < counts.length; i++) {
      for (int label = 0; label < seen.length; label++) {
        seen[label] |= counts[i] > 0 && cases.get(i).labels()[label] == outcome;
      }
    }
    return seen;
  }

  static int[] ones(int size) {
    int[] ones = new int[size];
    Arrays.fill(ones, 1);
    return ones;
  }
}
