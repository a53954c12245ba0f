package org.aceso.metrics.classification;

import org.aceso.spi.Curve;

/**
 * Numbers of the ROC curve, which has one point for each distinct score and starts at (0, 0). All
 * are NaN when only one class occurs.
 */
public final class Roc {
  private Roc() {}

  /**
   * Area under the curve: of all pairs of a positive and a negative, the share in which the
   * positive scores higher, ties counting one half; 0 to 1. (J. A. Hanley and B. J. McNeil,
   * Radiology 143 (1982) 29-36.)
   */
  public static double area(ScoreGroups groups) {
    if (!groups.hasBothClasses()) {
      return Double.NaN;
    }
    long halves = 0;
    long above = 0;
    for (int group = 0; group < groups.size(); group++) {
      halves += groups.negatives(group) * (2 * above + groups.positives(group));
      above += groups.positives(group);
    }
    return halves / 2.0 / (groups.positives() * groups.negatives());
  }

  /**
   * Area for false-positive rates up to {@code most}, standardized: ½ (1 + (A - a) / (most - a))
   * with a = most² / 2, so that chance is 0.5 and perfect is 1; linear interpolation at {@code
   * most}. (D. K. McClish, Medical Decision Making 9 (1989) 190-195.)
   *
   * @param most in (0, 1]
   */
  public static double partialArea(ScoreGroups groups, double most) {
    if (!groups.hasBothClasses()) {
      return Double.NaN;
    }
    double pairs = (double) (groups.positives() * groups.negatives());
    double area = areaUpTo(groups, most * groups.negatives()) / pairs;
    double chance = most * most / 2;
    return 0.5 * (1 + (area - chance) / (most - chance));
  }

  /** The area, in pairs, left of a number of false positives. */
  private static double areaUpTo(ScoreGroups groups, double limit) {
    double area = 0;
    double hits = 0;
    double alarms = 0;
    for (int group = 0; group < groups.size() && alarms < limit; group++) {
      double up = groups.positives(group);
      double right = groups.negatives(group);
      double taken = Math.min(right, limit - alarms);
      double slope = right == 0 ? 0 : up / right;
      area += taken * (hits + slope * taken / 2);
      hits += up;
      alarms += right;
    }
    return area;
  }

  /** The largest sensitivity at a threshold whose specificity is at least {@code least}. */
  public static double sensitivityAt(ScoreGroups groups, double least) {
    if (!groups.hasBothClasses()) {
      return Double.NaN;
    }
    long hits = 0;
    long alarms = 0;
    double best = 0;
    for (int group = 0; group < groups.size(); group++) {
      hits += groups.positives(group);
      alarms += groups.negatives(group);
      if ((double) (groups.negatives() - alarms) / groups.negatives() < least) {
        break;
      }
      best = (double) hits / groups.positives();
    }
    return best;
  }

  /**
   * Youden's J: the largest sensitivity + specificity - 1 of any threshold; 0 to 1. (W. J. Youden,
   * Cancer 3 (1950) 32-35.)
   */
  public static double youden(ScoreGroups groups) {
    if (!groups.hasBothClasses()) {
      return Double.NaN;
    }
    long hits = 0;
    long alarms = 0;
    double best = 0;
    for (int group = 0; group < groups.size(); group++) {
      hits += groups.positives(group);
      alarms += groups.negatives(group);
      double rate = (double) hits / groups.positives() - (double) alarms / groups.negatives();
      best = Math.max(best, rate);
    }
    return best;
  }

  /** The points of the curve, at most {@link Points#MOST} of them. */
  static Curve curve(ScoreGroups groups) {
    Points points = new Points(groups.size() + 1);
    points.add(0, 0);
    long hits = 0;
    long alarms = 0;
    for (int group = 0; group < groups.size(); group++) {
      hits += groups.positives(group);
      alarms += groups.negatives(group);
      points.add((double) alarms / groups.negatives(), (double) hits / groups.positives());
    }
    return points.curve("roc", "false-positive rate", "true-positive rate");
  }
}
