package org.aceso.metrics.detection;

/**
 * One image as the metrics of COCO see it: its detections by class and, within a class, by falling
 * score, at most {@link #MOST_DETECTIONS} of a class.
 *
 * @param classes the class of each detection, rising
 * @param scores the score of each detection
 * @param hits by range of sizes and detection: bit t is set when it hits a true box at the IoU
 *     threshold t
 * @param ignored by range of sizes and detection: bit t is set when it is neither right nor wrong
 * @param truths by range of sizes and class: how many true boxes are to be found
 */
public record CocoImage(
    int[] classes, double[] scores, int[][] hits, int[][] ignored, int[][] truths) {
  static final int MOST_DETECTIONS = 100;
  private static final int THRESHOLDS = 10;

  /** The image of one case; a pure function of the boxes, whose order decides between equals. */
  public static CocoImage of(Boxes predicted, Boxes truth, int classes) {
    return new CocoMatching(predicted, truth, classes).image();
  }

  static int thresholds() {
    return THRESHOLDS;
  }

  /** 0.5, 0.55 to 0.95, with the rounding of the reference: numpy.linspace. */
  static double threshold(int t) {
    return t == THRESHOLDS - 1 ? 0.95 : 0.5 + t * ((0.95 - 0.5) / (THRESHOLDS - 1));
  }
}
