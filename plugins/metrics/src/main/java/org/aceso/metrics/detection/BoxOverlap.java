package org.aceso.metrics.detection;

/** How much two boxes overlap. Coordinates up to 1e9 are no matter: areas are doubles. */
public enum BoxOverlap {
  /** Intersection over union, 0 to 1; 0 when both boxes are without area. */
  IOU {
    @Override
    public double of(Boxes a, int i, Boxes b, int j) {
      double shared = intersection(a, i, b, j);
      double union = a.area(i) + b.area(j) - shared;
      return union > 0 ? shared / union : 0;
    }
  },
  /**
   * Generalized intersection over union, -1 to 1: I/U - (C - U)/C with C the area of the smallest
   * box around both; a fraction whose denominator is 0 is 0. (H. Rezatofighi and others, CVPR 2019,
   * 658-666.)
   */
  GIOU {
    @Override
    public double of(Boxes a, int i, Boxes b, int j) {
      double shared = intersection(a, i, b, j);
      double union = a.area(i) + b.area(j) - shared;
      double hull =
          (Math.max(a.right()[i], b.right()[j]) - Math.min(a.left()[i], b.left()[j]))
              * (Math.max(a.bottom()[i], b.bottom()[j]) - Math.min(a.top()[i], b.top()[j]));
      double iou = union > 0 ? shared / union : 0;
      return hull > 0 ? iou - (hull - union) / hull : iou;
    }
  };

  /** The overlap of box i of one list with box j of another; symmetric. */
  public abstract double of(Boxes a, int i, Boxes b, int j);

  private static double intersection(Boxes a, int i, Boxes b, int j) {
    double width = Math.min(a.right()[i], b.right()[j]) - Math.max(a.left()[i], b.left()[j]);
    double height = Math.min(a.bottom()[i], b.bottom()[j]) - Math.max(a.top()[i], b.top()[j]);
    return width > 0 && height > 0 ? width * height : 0;
  }
}
