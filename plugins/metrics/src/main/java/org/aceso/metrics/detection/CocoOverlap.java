package org.aceso.metrics.detection;

/**
 * IoU with the rounding of COCO, which keeps boxes as place and size: two boxes whose overlap is
 * just that of a threshold must fall on the same side as there.
 */
final class CocoOverlap {
  private CocoOverlap() {}

  static double of(Boxes a, int i, Boxes b, int j) {
    double width = shared(a.left()[i], a.right()[i], b.left()[j], b.right()[j]);
    double height = shared(a.top()[i], a.bottom()[i], b.top()[j], b.bottom()[j]);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double shared = width * height;
    return shared / (a.area(i) + b.area(j) - shared);
  }

  private static double shared(double from, double to, double otherFrom, double otherTo) {
    double end = Math.min((to - from) + from, (otherTo - otherFrom) + otherFrom);
    return end - Math.max(from, otherFrom);
  }
}
