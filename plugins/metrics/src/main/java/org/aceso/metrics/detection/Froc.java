package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A free-response curve: found findings over false positives, one step for each distinct score,
 * beginning at none of either. (D. P. Chakraborty, Med. Phys. 16 (1989) 561-568.)
 *
 * @param found how many findings are found so far, by step
 * @param wrong how many false positives there are so far
 * @param findings how many were to be found
 * @param scans in how many images
 */
record Froc(long[] found, long[] wrong, long findings, long scans) {

  double falsePositivesPerScan(int step) {
    return (double) wrong[step] / scans;
  }

  double sensitivity(int step) {
    return (double) found[step] / findings;
  }

  int last() {
    return found.length - 1;
  }

  /**
   * The sensitivity at a number of false positives a scan, between two steps on the line that joins
   * them; where several steps share the number, that of the last one; beyond the last step its
   * sensitivity.
   */
  double sensitivityAt(double rate) {
    int step = 0;
    while (step < last() && falsePositivesPerScan(step + 1) <= rate) {
      step++;
    }
    if (step == last()) {
      return sensitivity(step);
    }
    double from = falsePositivesPerScan(step);
    double slope =
        (sensitivity(step + 1) - sensitivity(step)) / (falsePositivesPerScan(step + 1) - from);
    return sensitivity(step) + slope * (rate - from);
  }

  /**
   * The same curve without steps that lie between two equal ones on a straight line, the first step
   * staying, as scikit-learn's roc_curve drops them.
   */
  Froc withoutMiddles() {
    int[] kept =
        IntStream.range(0, found.length)
            .filter(step -> step <= 1 || step == last() || isBend(step))
            .toArray();
    return new Froc(
        Arrays.stream(kept).mapToLong(step -> found[step]).toArray(),
        Arrays.stream(kept).mapToLong(step -> wrong[step]).toArray(),
        findings,
        scans);
  }

  private boolean isBend(int step) {
    return found[step + 1] - found[step] != found[step] - found[step - 1]
        || wrong[step + 1] - wrong[step] != wrong[step] - wrong[step - 1];
  }
}
