package org.aceso.metrics.segmentation;

import java.util.stream.IntStream;

/**
 * The exact Euclidean distance from points to the nearest of other points, both of one grid.
 *
 * <p>Within a slice the squared distance of every place comes from lower envelopes of parabolas
 * (Felzenszwalb and Huttenlocher 2012), in time proportional to its area. Only the points asked for
 * then look at other slices, outwards for as long as those could be nearer. Slices are independent
 * of each other: the bits are the same on any number of threads. Of a large grid some rows of all
 * slices are looked at at a time, so that the memory has a bound whatever a prediction holds.
 */
final class NearestPoints {
  /** Below it threads cost more than they save. */
  private static final long WORTH_THREADS = 1L << 15;

  /** So many squared distances are kept at a time: 128 MiB. */
  static final int MOST_KEPT = 1 << 24;

  private final BitGrid targets;
  private final SliceDistances within;
  private final double stepZ;

  /** The rows of all slices that are looked at now. */
  private int first;

  private int end;

  /** Squared distances of these rows within each slice, x fastest; null without a target. */
  private final double[][] slices;

  private NearestPoints(BitGrid targets, VoxelSpacing spacing) {
    this.targets = targets;
    this.within = new SliceDistances(targets, spacing);
    this.stepZ = spacing.z();
    this.slices = new double[targets.nz()][];
  }

  /**
   * The distance in mm of each point to the nearest target, in the order of the points' bits.
   *
   * @param targets at least one
   * @param points of the same shape
   */
  static double[] distances(BitGrid points, BitGrid targets, VoxelSpacing spacing) {
    return distances(points, targets, spacing, MOST_KEPT);
  }

  /** The same with another bound of what is kept. */
  static double[] distances(BitGrid points, BitGrid targets, VoxelSpacing spacing, int mostKept) {
    NearestPoints nearest = new NearestPoints(targets, spacing);
    int[] starts = new int[points.nz() + 1];
    for (int z = 0; z < points.nz(); z++) {
      starts[z + 1] = starts[z] + points.sliceSize(z);
    }
    double[] distances = new double[starts[points.nz()]];
    int rows = nearest.rowsAtATime(mostKept);
    for (int y = 0; y < points.ny(); y += rows) {
      nearest.lookAt(y, Math.min(points.ny(), y + rows));
      nearest
          .overSlices()
          .forEach(z -> starts[z] = nearest.measure(points, z, distances, starts[z]));
    }
    return distances;
  }

  private int rowsAtATime(int mostKept) {
    long ofOneRow = 0;
    for (int z = 0; z < targets.nz(); z++) {
      ofOneRow += targets.isEmptySlice(z) ? 0 : targets.nx();
    }
    return (int) Math.max(1, Math.min(targets.ny(), mostKept / Math.max(1, ofOneRow)));
  }

  private void lookAt(int firstRow, int endRow) {
    first = firstRow;
    end = endRow;
    overSlices()
        .forEach(z -> slices[z] = targets.isEmptySlice(z) ? null : within.of(z, firstRow, endRow));
  }

  private IntStream overSlices() {
    IntStream all = IntStream.range(0, targets.nz());
    long places = (long) targets.nx() * targets.ny() * targets.nz();
    return places < WORTH_THREADS ? all : all.parallel();
  }

  /** Measures the points in the rows that are looked at; answers where those of the next begin. */
  private int measure(BitGrid points, int z, double[] distances, int start) {
    int at = start;
    for (int y = first; y < end; y++) {
      int row = points.row(y, z);
      for (int word = 0; word < points.rowWords(); word++) {
        for (long left = points.word(row + word); left != 0; left &= left - 1) {
          int x = (word << 6) + Long.numberOfTrailingZeros(left);
          distances[at++] = Math.sqrt(nearest((y - first) * points.nx() + x, z));
        }
      }
    }
    return at;
  }

  /** The least squared distance: that of the own slice, then of those ever further away. */
  private double nearest(int place, int z) {
    double best = slices[z] == null ? Double.POSITIVE_INFINITY : slices[z][place];
    int last = slices.length - 1;
    for (int away = 1; away <= last; away++) {
      double across = away * stepZ * (away * stepZ);
      if (across >= best) {
        break;
      }
      if (z >= away && slices[z - away] != null) {
        best = Math.min(best, slices[z - away][place] + across);
      }
      if (z + away <= last && slices[z + away] != null) {
        best = Math.min(best, slices[z + away][place] + across);
      }
    }
    return best;
  }
}
