package org.aceso.metrics.segmentation;

import java.util.Arrays;

/**
 * How far the surface elements of one structure lie from the other surface.
 *
 * @param distances of each element in mm
 * @param areas of each element in mm², above 0
 */
record SurfelDistances(double[] distances, double[] areas) {

  double area() {
    return within(Double.POSITIVE_INFINITY);
  }

  /** The area of the elements at most this far away. */
  double within(double tolerance) {
    double sum = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] <= tolerance) {
        sum += areas[i];
      }
    }
    return sum;
  }

  /** The mean distance, weighted by area. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < distances.length; i++) {
      sum += distances[i] * areas[i];
    }
    return sum / area();
  }

  double max() {
    double max = 0;
    for (double distance : distances) {
      max = Math.max(max, distance);
    }
    return max;
  }

  /** The least distance within which a share of the area, above 0 and at most 1, lies. */
  double quantile(double share) {
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double total = area();
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (within(sorted[middle]) / total >= share) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted[low];
  }
}
