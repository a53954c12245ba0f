package org.aceso.type.landmarks;

/**
 * The landmarks of one image.
 *
 * @param places for each landmark its coordinates; null when it is not there
 * @param spacing what one unit of each coordinate is in the unit of distances; empty in a
 *     prediction
 */
record Points(double[][] places, double[] spacing) {

  /** The distance of the other's landmark from this one, with the spacing of this one. */
  double distance(int landmark, Points other) {
    double[] here = places[landmark];
    double[] there = other.places[landmark];
    if (here == null || there == null) {
      return Double.NaN;
    }
    double squares = 0;
    for (int axis = 0; axis < spacing.length; axis++) {
      double difference = (there[axis] - here[axis]) * spacing[axis];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
