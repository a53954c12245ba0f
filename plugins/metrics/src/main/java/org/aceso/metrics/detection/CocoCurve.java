package org.aceso.metrics.detection;

import java.util.Arrays;

/**
 * Precision and recall of one class at one threshold, as detections of falling score come in.
 *
 * <p>As COCOeval.accumulate: precision is made non-increasing from the right and read at the
 * recalls 0, 0.01 to 1, each at the first detection that reaches it; 0 where none does.
 */
final class CocoCurve {
  private static final int RECALLS = 101;

  /** The reference adds it to the denominator: numpy.spacing(1). */
  private static final double SPACING = Math.ulp(1.0);

  private final long truths;
  private double[] precisions = new double[64];
  private int hits;
  private long misses;

  /**
   * @param truths how many true boxes are to be found, at least 1
   */
  CocoCurve(long truths) {
    this.truths = truths;
  }

  void hit() {
    if (hits == precisions.length) {
      precisions = Arrays.copyOf(precisions, 2 * hits);
    }
    hits++;
    precisions[hits - 1] = hits / (misses + hits + SPACING);
  }

  void miss() {
    misses++;
  }

  double recall() {
    return (double) hits / truths;
  }

  /** The mean of the precision at the recalls. */
  double averagePrecision() {
    for (int hit = hits - 2; hit >= 0; hit--) {
      precisions[hit] = Math.max(precisions[hit], precisions[hit + 1]);
    }
    double sum = 0;
    int hit = 0;
    for (int r = 0; r < RECALLS; r++) {
      double recall = r == RECALLS - 1 ? 1 : r * 0.01;
      while (hit < hits && (double) (hit + 1) / truths < recall) {
        hit++;
      }
      sum += hit < hits ? precisions[hit] : 0;
    }
    return sum / RECALLS;
  }
}
