package org.aceso.metrics.detection;

/**
 * Hits and misses among the objects of one image, by threshold.
 *
 * @param truePositives predicted objects that hit a true one
 * @param falsePositives the other predicted objects
 * @param falseNegatives true objects that no prediction hits
 * @param trueObjects how many true objects there are
 * @param isCounted whether the image takes part in any score
 */
public record MatchCounts(
    int[] truePositives,
    int[] falsePositives,
    int[] falseNegatives,
    int trueObjects,
    boolean isCounted) {

  /** The same image, which takes part in no score. */
  public MatchCounts leftOut() {
    return new MatchCounts(truePositives, falsePositives, falseNegatives, trueObjects, false);
  }
}
