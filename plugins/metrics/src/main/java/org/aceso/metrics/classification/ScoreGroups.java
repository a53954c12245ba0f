package org.aceso.metrics.classification;

import java.util.List;
import org.aceso.metrics.Cells;
import org.aceso.metrics.ScoreOrder;

/**
 * How many positives and negatives share each distinct score, from the highest score to the lowest:
 * all that a rank metric needs. Equal scores are one step of every curve. Counts add up to at most
 * 2^31.
 */
public final class ScoreGroups {
  private final long[] tally;
  private final long positives;
  private final long negatives;

  /**
   * @param tally for each group its negatives, then its positives
   */
  ScoreGroups(long[] tally) {
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
    return new ScoreGroups(cells(labels).tally());
  }

  static Cells cells(List<ScoredLabel> labels) {
    int[] cells = ScoreOrder.groups(labels.stream().mapToDouble(ScoredLabel::score).toArray());
    int most = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = 2 * cells[i] + (labels.get(i).positive() ? 1 : 0);
      most = Math.max(most, cells[i]);
    }
    return new Cells(cells, most + 1 + (most + 1) % 2);
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
