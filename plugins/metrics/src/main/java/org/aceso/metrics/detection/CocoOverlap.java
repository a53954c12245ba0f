package org.aceso.metrics.detection;

/**
 * IoU with the rounding of COCO, which keeps boxes as place and size: two boxes whose overlap is
 * just that of a threshold must fall on the same side as there.
 */
final class CocoOverlap {
  private CocoOverlap() {}

  /** IoU of a detection and a true box; the share of the detection that lies in it for a crowd. */
  static double of(Boxes a, int i, Boxes b, int j) {
    double width = shared(a.left()[i], a.right()[i], b.left()[j], b.right()[j]);
    double height = shared(a.top()[i], a.bottom()[i], b.top()[j], b.bottom()[j]);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double shared = width * height;
    // A crowd is larger than any of its objects: what counts is how much of the detection is
    // inside.
    return shared / (b.crowds()[j] ? a.area(i) : a.area(i) + b.area(j) - shared);
  }

  private static double shared(double from, double to, double otherFrom, double otherTo) {
    double end = Math.min((to - from) + from, (otherTo - otherFrom) + otherFrom);
    return end - Math.max(from, otherFrom);
  }
}
