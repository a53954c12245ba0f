package org.aceso.metrics.segmentation;

import java.util.stream.IntStream;

/**
 * Squared distances within one slice from every place to the nearest target of that slice. A column
 * needs no other column: of a large slice strips of columns are looked at one after the other, so
 * that the memory beside the answer has a bound.
 */
final class SliceDistances {
  /** So many distances along x are kept at a time: 4 MiB, a slice of 512 x 1 024 as a whole. */
  private static final int MOST_ALONG = 1 << 19;

  private static final int WORD = 6;

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
    int[] rows = IntStream.range(0, ny).filter(y -> !targets.isEmptyRow(y, z)).toArray();
    int width = Math.min(nx, Math.max(1, MOST_ALONG / rows.length / Long.SIZE) * Long.SIZE);
    Strip strip = new Strip(width, new double[rows.length * width]);
    double[] squares = new double[(end - first) * nx];
    Envelope envelope = new Envelope(rows, strip);
    for (int x = 0; x < nx; x += width) {
      strip.lookAt(x, Math.min(nx, x + width));
      for (int row = 0; row < rows.length; row++) {
        strip.alongRow(targets.row(rows[row], z), row * width);
      }
      envelope.write(squares, first, end);
    }
    return squares;
  }

  /** Some columns, from a whole word on, and the distances along x to targets of the same row. */
  private final class Strip {
    private final int width;
    private final double[] along;
    private int firstX;
    private int endX;

    Strip(int width, double[] along) {
      this.width = width;
      this.along = along;
    }

    void lookAt(int first, int end) {
      firstX = first;
      endX = end;
    }

    /** The distances of a row that has a target, at {@code start} and behind it. */
    void alongRow(int row, int start) {
      int previous = lastBefore(row);
      for (int word = firstX >> WORD; word < targets.rowWords() && previous < endX; word++) {
        for (long left = targets.word(row + word); left != 0; left &= left - 1) {
          int x = (word << WORD) + Long.numberOfTrailingZeros(left);
          fill(previous, x, start);
          previous = x;
        }
      }
      fill(previous, -1, start);
    }

    /** The last target of the row before the strip; -1 without one. */
    private int lastBefore(int row) {
      for (int word = (firstX >> WORD) - 1; word >= 0; word--) {
        long bits = targets.word(row + word);
        if (bits != 0) {
          return (word << WORD) + 63 - Long.numberOfLeadingZeros(bits);
        }
      }
      return -1;
    }

    /** Fills from one target to the one before the next; -1 where there is none. */
    private void fill(int previous, int next, int start) {
      int from = Math.max(firstX, previous);
      int to = next < 0 ? endX : Math.min(endX, next);
      int middle = previous < 0 ? from : next < 0 ? to : Math.min(to, (previous + next + 1) / 2);
      int base = start - firstX;
      for (int x = from; x < middle; x++) {
        along[base + x] = squaresX[x - previous];
      }
      for (int x = Math.max(from, middle); x < to; x++) {
        along[base + x] = squaresX[next - x];
      }
    }
  }

  /** The lower envelope, along y, of one parabola for each row with targets. */
  private final class Envelope {
    private final int[] rows;
    private final int width;
    private final double[] along;
    private final Strip strip;

    /** Which of the rows are part of the envelope, and from where on each is the lowest. */
    private final int[] lowest;

    private final double[] from;
    private int size;

    Envelope(int[] rows, Strip strip) {
      this.rows = rows;
      this.width = strip.width;
      this.along = strip.along;
      this.strip = strip;
      this.lowest = new int[rows.length];
      this.from = new double[rows.length];
    }

    /** Writes the rows of all columns of the strip. */
    void write(double[] squares, int first, int end) {
      for (int x = strip.firstX; x < strip.endX; x++) {
        build(x - strip.firstX);
        write(x - strip.firstX, squares, x, first, end);
      }
    }

    private void build(int column) {
      size = 0;
      for (int row = 0; row < rows.length; row++) {
        double own = along[row * width + column] + squaresY[rows[row]];
        double meets = Double.NEGATIVE_INFINITY;
        while (size > 0) {
          int top = lowest[size - 1];
          double other = along[top * width + column] + squaresY[rows[top]];
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

    private void write(int column, double[] squares, int x, int first, int end) {
      int part = 0;
      for (int y = first; y < end; y++) {
        while (part + 1 < size && from[part + 1] < positionsY[y]) {
          part++;
        }
        int row = lowest[part];
        squares[(y - first) * nx + x] =
            along[row * width + column] + squaresY[Math.abs(y - rows[row])];
      }
    }
  }
}
