package org.aceso.metrics.segmentation;

import java.util.Arrays;

/** Distances in mm from border voxels of one structure, or of both, to the other border. */
final class BorderDistances {
  private final double[] sorted;

  private BorderDistances(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * @param distances at least one; taken over
   */
  static BorderDistances of(double[] distances) {
    Arrays.sort(distances);
    return new BorderDistances(distances);
  }

  /** The distances of both directions together. */
  BorderDistances pooledWith(BorderDistances other) {
    double[] all = Arrays.copyOf(sorted, sorted.length + other.sorted.length);
    System.arraycopy(other.sorted, 0, all, sorted.length, other.sorted.length);
    return of(all);
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  double mean() {
    double sum = 0;
    for (double distance : sorted) {
      sum += distance;
    }
    return sum / sorted.length;
  }

  /** The share of voxels at most this far away. */
  double shareWithin(double tolerance) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= tolerance) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) low / sorted.length;
  }

  /** Linear between the two nearest ranks, at position share · (n - 1) from 0. */
  double quantile(double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    return low + (high - low) * (position - below);
  }
}
