package org.aceso.metrics.detection;

import java.util.Locale;

/**
 * Ranges of the area of a box in square pixels, bounds included. Other than in the reference, large
 * boxes have no upper bound: on slides of 10⁵ pixels it leaves out what is larger than 10¹⁰.
 */
enum CocoSize {
  ALL(0, 0, Double.POSITIVE_INFINITY),
  SMALL(1, 0, 32 * 32),
  MEDIUM(2, 32 * 32, 96 * 96),
  LARGE(3, 96 * 96, Double.POSITIVE_INFINITY);

  private final int place;
  private final double least;
  private final double most;

  CocoSize(int place, double least, double most) {
    this.place = place;
    this.least = least;
    this.most = most;
  }

  /** Where its numbers stand in the arrays of {@link CocoImage}. */
  int place() {
    return place;
  }

  boolean contains(double area) {
    return area >= least && area <= most;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
