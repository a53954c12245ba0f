package org.aceso.metrics.detection;

import java.util.Arrays;

/**
 * Compares the boxes of an image. Boxes of different classes never match. Crowds are no true boxes;
 * a prediction is not wrong when the share of its area that lies in one of its class is held to
 * reach the threshold, whatever the overlap of boxes is.
 *
 * @param overlap what is held against the thresholds
 * @param thresholds one set of counts for each
 * @param isStrict whether an overlap must be above the threshold; otherwise it may be equal to it
 * @param matching which of several matches count
 */
public record BoxMatcher(
    BoxOverlap overlap, double[] thresholds, boolean isStrict, ObjectMatching matching) {

  /** Hits and misses of one image. */
  public MatchCounts match(Boxes predicted, Boxes all) {
    Boxes truth = all.withoutCrowds();
    Boxes crowds = all.ofCrowds();
    int[][] counts = new int[3][thresholds.length];
    for (int t = 0; t < thresholds.length; t++) {
      int[][] reached = reached(predicted, truth, thresholds[t]);
      int[] of =
          crowds.size() == 0
              ? matching.of(reached, truth.size())
              : matching.of(reached, truth.size(), inCrowds(predicted, crowds, thresholds[t]));
      for (int kind = 0; kind < of.length; kind++) {
        counts[kind][t] = of[kind];
      }
    }
    return new MatchCounts(counts[0], counts[1], counts[2], truth.size(), true);
  }

  /** By prediction, the true boxes that it overlaps enough: few, however many boxes there are. */
  private int[][] reached(Boxes predicted, Boxes truth, double threshold) {
    int[][] reached = new int[predicted.size()][];
    int[] found = new int[truth.size()];
    for (int row = 0; row < reached.length; row++) {
      int count = 0;
      for (int column = 0; column < found.length; column++) {
        if (predicted.classes()[row] == truth.classes()[column]
            && isReached(overlap.of(predicted, row, truth, column), threshold)) {
          found[count++] = column;
        }
      }
      reached[row] = Arrays.copyOf(found, count);
    }
    return reached;
  }

  private boolean[] inCrowds(Boxes predicted, Boxes crowds, double threshold) {
    boolean[] inCrowds = new boolean[predicted.size()];
    for (int row = 0; row < inCrowds.length; row++) {
      for (int crowd = 0; crowd < crowds.size(); crowd++) {
        double share = CocoOverlap.of(predicted, row, crowds, crowd);
        inCrowds[row] |=
            predicted.classes()[row] == crowds.classes()[crowd]
                && share > 0
                && isReached(share, threshold);
      }
    }
    return inCrowds;
  }

  private boolean isReached(double value, double threshold) {
    return isStrict ? value > threshold : value >= threshold;
  }
}
