package org.aceso.metrics.detection;

import java.util.stream.IntStream;

/**
 * Compares the boxes of an image. Boxes of different classes never match.
 *
 * @param overlap what is held against the thresholds
 * @param thresholds one set of counts for each
 * @param isStrict whether an overlap must be above the threshold; otherwise it may be equal to it
 * @param matching which of several matches count
 */
public record BoxMatcher(
    BoxOverlap overlap, double[] thresholds, boolean isStrict, ObjectMatching matching) {

  /** Hits and misses of one image. */
  public MatchCounts match(Boxes predicted, Boxes truth) {
    double[][] overlaps = overlaps(predicted, truth);
    int[][] counts = new int[3][thresholds.length];
    for (int t = 0; t < thresholds.length; t++) {
      int[] of = matching.of(reached(overlaps, truth.size(), t), truth.size());
      for (int kind = 0; kind < of.length; kind++) {
        counts[kind][t] = of[kind];
      }
    }
    return new MatchCounts(counts[0], counts[1], counts[2], truth.size(), true);
  }

  private double[][] overlaps(Boxes predicted, Boxes truth) {
    double[][] overlaps = new double[predicted.size()][truth.size()];
    for (int row = 0; row < overlaps.length; row++) {
      for (int column = 0; column < truth.size(); column++) {
        overlaps[row][column] =
            predicted.classes()[row] == truth.classes()[column]
                ? overlap.of(predicted, row, truth, column)
                : Double.NaN;
      }
    }
    return overlaps;
  }

  private boolean[][] reached(double[][] overlaps, int trueBoxes, int t) {
    boolean[][] reached = new boolean[overlaps.length][trueBoxes];
    double least = thresholds[t];
    for (int row = 0; row < overlaps.length; row++) {
      double[] of = overlaps[row];
      boolean[] to = reached[row];
      IntStream.range(0, trueBoxes)
          .forEach(column -> to[column] = isStrict ? of[column] > least : of[column] >= least);
    }
    return reached;
  }
}
