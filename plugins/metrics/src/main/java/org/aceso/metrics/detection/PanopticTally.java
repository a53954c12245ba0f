package org.aceso.metrics.detection;

/**
 * Hits, misses and overlaps by class.
 *
 * @param counts by class TP, FP and FN
 * @param overlaps by class the sum of the IoU of matches
 */
record PanopticTally(long[][] counts, double[] overlaps) {

  /** Which number is meant. */
  enum Quality {
    /** Recognition times segmentation. */
    PANOPTIC,
    /** The mean IoU of matches. */
    SEGMENTATION,
    /** F1 of instances. */
    RECOGNITION
  }

  /**
   * The number of a class that occurs.
   *
   * @param epsilon what is added to every denominator
   */
  double of(int one, Quality quality, double epsilon) {
    long tp = counts[one][InstanceMatches.TP];
    double half = (counts[one][InstanceMatches.FP] + counts[one][InstanceMatches.FN]) / 2.0;
    double segmentation = tp == 0 ? 0 : overlaps[one] / (tp + epsilon);
    double recognition = tp / (tp + half + epsilon);
    return switch (quality) {
      case SEGMENTATION -> segmentation;
      case RECOGNITION -> recognition;
      case PANOPTIC -> segmentation * recognition;
    };
  }

  /** The mean over the classes of a set; NaN when there is none. */
  double mean(LabelSet set, Quality quality, double epsilon) {
    double sum = 0;
    for (int one = 0; one < counts.length; one++) {
      sum += isIn(set, one) ? of(one, quality, epsilon) : 0;
    }
    return sum / size(set);
  }

  int size(LabelSet set) {
    int size = 0;
    for (int one = 0; one < counts.length; one++) {
      size += isIn(set, one) ? 1 : 0;
    }
    return size;
  }

  boolean isIn(LabelSet set, int one) {
    long[] own = counts[one];
    long truths = own[InstanceMatches.TP] + own[InstanceMatches.FN];
    return switch (set) {
      case UNION -> truths + own[InstanceMatches.FP] > 0;
      case TRUTH -> truths > 0;
      case ALL -> true;
    };
  }
}
