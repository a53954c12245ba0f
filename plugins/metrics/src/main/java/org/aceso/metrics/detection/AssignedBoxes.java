package org.aceso.metrics.detection;

/**
 * The prediction that each true box of an image is given: the one with the largest GIoU, whatever
 * its class, the first in the order of the file of two equals. One prediction may be given to
 * several true boxes. (CytologIA challenge, Health Data Hub, 2024-25.)
 *
 * @param truth the class of each true box
 * @param assigned the class of its prediction; as many as there are classes when nothing is
 *     predicted in the image
 * @param overlaps the GIoU with its prediction; -1 when nothing is predicted
 */
public record AssignedBoxes(int[] truth, int[] assigned, double[] overlaps) {

  /** The boxes of one image; crowds are left out. */
  public static AssignedBoxes of(Boxes predicted, Boxes all, int classes) {
    Boxes truth = all.withoutCrowds();
    int[] assigned = new int[truth.size()];
    double[] overlaps = new double[truth.size()];
    for (int box = 0; box < assigned.length; box++) {
      int best = best(predicted, truth, box);
      assigned[box] = best < 0 ? classes : predicted.classes()[best];
      overlaps[box] = best < 0 ? -1 : BoxOverlap.GIOU.of(predicted, best, truth, box);
    }
    return new AssignedBoxes(truth.classes(), assigned, overlaps);
  }

  private static int best(Boxes predicted, Boxes truth, int box) {
    int best = -1;
    double largest = Double.NEGATIVE_INFINITY;
    for (int candidate = 0; candidate < predicted.size(); candidate++) {
      double overlap = BoxOverlap.GIOU.of(predicted, candidate, truth, box);
      if (overlap > largest) {
        largest = overlap;
        best = candidate;
      }
    }
    return best;
  }
}
