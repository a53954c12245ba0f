package org.aceso.metrics.classification;

/** How much two classes of an ordinal scale disagree, for Cohen's kappa. */
public enum KappaWeights {
  /** Every confusion alike: 1. */
  NONE,
  /** By the distance of the classes: |i - j|. */
  LINEAR,
  /** By the square of the distance: (i - j)². */
  QUADRATIC;

  double disagreement(int truth, int predicted) {
    double distance = Math.abs(truth - predicted);
    return switch (this) {
      case NONE -> Math.min(1, distance);
      case LINEAR -> distance;
      case QUADRATIC -> distance * distance;
    };
  }
}
