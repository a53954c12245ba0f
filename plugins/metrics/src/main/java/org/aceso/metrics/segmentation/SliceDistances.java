package org.aceso.metrics.segmentation;

import java.util.Arrays;

/** Squared distances within one slice from every place to the nearest target of that slice. */
final class SliceDistances {
  private final BitGrid targets;
  private final int nx;
  private final int ny;

  /** Squares of whole numbers of steps along x. */
  private final double[] squaresX;

  private final double[] squaresY;
  private final double[] positionsY;

  /** 1 / (2 · step · n), by the number n of rows between two parabolas. */
  private final double[] inverses;

  SliceDistances(BitGrid targets, VoxelSpacing spacing) {
    this.targets = targets;
    this.nx = targets.nx();
    this.ny = targets.ny();
    this.squaresX = new double[nx];
    this.squaresY = new double[ny];
    this.positionsY = new double[ny];
    this.inverses = new double[ny];
    for (int x = 0; x < nx; x++) {
      squaresX[x] = x * spacing.x() * (x * spacing.x());
    }
    for (int y = 0; y < ny; y++) {
      positionsY[y] = y * spacing.y();
      squaresY[y] = positionsY[y] * positionsY[y];
      inverses[y] = 1 / (2 * positionsY[y]);
    }
  }

  /**
   * The squared distances in mm² of some rows, x fastest, of a slice that has a target.
   *
   * @param first of the rows
   * @param end after the last of them
   */
  double[] of(int z, int first, int end) {
    int[] rows = new int[ny];
    double[] along = new double[ny * nx];
    int count = 0;
    for (int y = 0; y < ny; y++) {
      if (!targets.isEmptyRow(y, z)) {
        alongRow(y, z, along, count * nx);
        rows[count++] = y;
      }
    }
    double[] squares = new double[(end - first) * nx];
    Envelope envelope = new Envelope(Arrays.copyOf(rows, count));
    for (int x = 0; x < nx; x++) {
      envelope.build(along, x);
      envelope.write(along, x, squares, first, end);
    }
    return squares;
  }

  /** Distances along x to the nearest target of the row, which has one. */
  private void alongRow(int y, int z, double[] along, int start) {
    int row = targets.row(y, z);
    int previous = -1;
    for (int word = 0; word < targets.rowWords(); word++) {
      for (long left = targets.word(row + word); left != 0; left &= left - 1) {
        int x = (word << 6) + Long.numberOfTrailingZeros(left);
        fill(previous, x, along, start);
        previous = x;
      }
    }
    fill(previous, -1, along, start);
  }

  /** Fills from one target to the one before the next; -1 where there is none. */
  private void fill(int previous, int next, double[] along, int start) {
    int from = Math.max(0, previous);
    int to = next < 0 ? nx : next;
    int middle = previous < 0 ? from : next < 0 ? to : (previous + next + 1) / 2;
    for (int x = from; x < middle; x++) {
      along[start + x] = squaresX[x - previous];
    }
    for (int x = middle; x < to; x++) {
      along[start + x] = squaresX[next - x];
    }
  }

  /** The lower envelope, along y, of one parabola for each row with targets. */
  private final class Envelope {
    private final int[] rows;

    /** Which of the rows are part of the envelope, and from where on each is the lowest. */
    private final int[] lowest;

    private final double[] from;
    private int size;

    Envelope(int[] rows) {
      this.rows = rows;
      this.lowest = new int[rows.length];
      this.from = new double[rows.length];
    }

    void build(double[] along, int x) {
      size = 0;
      for (int row = 0; row < rows.length; row++) {
        double own = along[row * nx + x] + squaresY[rows[row]];
        double meets = Double.NEGATIVE_INFINITY;
        while (size > 0) {
          int top = lowest[size - 1];
          double other = along[top * nx + x] + squaresY[rows[top]];
          meets = (own - other) * inverses[rows[row] - rows[top]];
          if (meets > from[size - 1]) {
            break;
          }
          size--;
        }
        from[size] = size == 0 ? Double.NEGATIVE_INFINITY : meets;
        lowest[size++] = row;
      }
    }

    void write(double[] along, int x, double[] squares, int first, int end) {
      int part = 0;
      for (int y = first; y < end; y++) {
        while (part + 1 < size && from[part + 1] < positionsY[y]) {
          part++;
        }
        int row = lowest[part];
        squares[(y - first) * nx + x] = along[row * nx + x] + squaresY[Math.abs(y - rows[row])];
      }
    }
  }
}
