package org.aceso.metrics.classification;

import org.aceso.spi.Curve;

/**
 * Numbers of the precision-recall curve, which has one point for each distinct score. All are NaN
 * when no positive occurs.
 */
public final class PrecisionRecall {
  private PrecisionRecall() {}

  /**
   * Average precision: Σ (R_k - R_(k-1)) P_k over the distinct scores from the highest, without
   * interpolation; 0 to 1. (scikit-learn, average_precision_score.)
   */
  public static double averagePrecision(ScoreGroups groups) {
    double sum = 0;
    long hits = 0;
    long found = 0;
    for (int group = 0; group < groups.size(); group++) {
      long up = groups.positives(group);
      hits += up;
      found += up + groups.negatives(group);
      sum += up == 0 ? 0 : up * ((double) hits / found);
    }
    return groups.positives() == 0 ? Double.NaN : sum / groups.positives();
  }

  /**
   * The trapezoidal area under the same points, closed at recall 0, precision 1; 0 to 1. It joins
   * points by straight lines, which no classifier attains: see average precision for the usual
   * summary. (scikit-learn, auc of precision_recall_curve.)
   */
  public static double trapezoid(ScoreGroups groups) {
    double sum = 0;
    double before = 1;
    long hits = 0;
    long found = 0;
    for (int group = 0; group < groups.size(); group++) {
      long up = groups.positives(group);
      hits += up;
      found += up + groups.negatives(group);
      if (found > 0) {
        double precision = (double) hits / found;
        sum += up * (before + precision) / 2;
        before = precision;
      }
    }
    return groups.positives() == 0 ? Double.NaN : sum / groups.positives();
  }

  /** The points of the curve, at most {@link Points#MOST} of them. */
  static Curve curve(ScoreGroups groups) {
    Points points = new Points(groups.size() + 1);
    points.add(0, 1);
    long hits = 0;
    long found = 0;
    for (int group = 0; group < groups.size(); group++) {
      hits += groups.positives(group);
      found += groups.positives(group) + groups.negatives(group);
      points.add((double) hits / groups.positives(), (double) hits / found);
    }
    return points.curve("precision_recall", "recall", "precision");
  }
}
