package org.aceso.metrics.segmentation;

/**
 * What a structure scores that one or both images do not have.
 *
 * @param skipBoth whether a structure that neither has is left out (NaN); otherwise it scores the
 *     best: 1 for agreement, 0 for distances
 * @param skipOne whether distances, and agreement of surfaces, leave out a structure that only one
 *     has; otherwise it scores the worst: 0 for agreement, {@code worstDistance} for distances.
 *     Dice, IoU and differences of volume are what their formulas say in either case
 * @param worstDistance in mm
 */
public record AbsenceRule(boolean skipBoth, boolean skipOne, double worstDistance) {

  /** The same rule with another worst distance. */
  public AbsenceRule withWorstDistance(double distance) {
    return new AbsenceRule(skipBoth, skipOne, distance);
  }
}
