package org.aceso.metrics.segmentation;

import java.util.Arrays;

/**
 * Where the surface of a structure is: at the corners between voxels of which some are inside and
 * some outside, each with the area (in an image of one slice the length) of the surface there.
 *
 * @param points the corners; one more along each axis than there are voxels
 * @param areas one for each point, in the order of the points' bits
 */
record SurfaceElements(BitGrid points, double[] areas) {

  /** The elements of a structure within any box that holds it. */
  static SurfaceElements of(BitGrid mask, VoxelSpacing spacing, boolean flat) {
    double[] table = flat ? SurfelAreas.contours(spacing) : SurfelAreas.of(spacing);
    return new Finder(mask, table, flat).find();
  }

  /** The voxels around a row of corners: bits of those before (x = 0) and behind (x = 1). */
  private static final class Finder {
    private final BitGrid mask;
    private final double[] table;
    private final int rows;
    private final BitGrid points;
    private final long[] before;
    private final long[] behind;
    private double[] areas = new double[1_024];
    private int size;

    Finder(BitGrid mask, double[] table, boolean flat) {
      this.mask = mask;
      this.table = table;
      this.rows = flat ? 2 : 4;
      this.points = new BitGrid(mask.nx() + 1, mask.ny() + 1, flat ? 1 : mask.nz() + 1);
      this.before = new long[rows];
      this.behind = new long[rows];
    }

    SurfaceElements find() {
      for (int z = 0; z < points.nz(); z++) {
        for (int y = 0; y < points.ny(); y++) {
          for (int word = 0; word < points.rowWords(); word++) {
            look(y, z, word);
          }
        }
      }
      return new SurfaceElements(points, Arrays.copyOf(areas, size));
    }

    private void look(int y, int z, int word) {
      long any = 0;
      long all = -1;
      for (int row = 0; row < rows; row++) {
        // In three dimensions rows are (y-1, z-1), (y-1, z), (y, z-1), (y, z); else (y-1), (y).
        int rowY = rows == 2 ? y - 1 + row : y - 1 + (row >> 1);
        int rowZ = rows == 2 ? z : z - 1 + (row & 1);
        behind[row] = word(rowY, rowZ, word);
        before[row] = behind[row] << 1 | word(rowY, rowZ, word - 1) >>> 63;
        any |= before[row] | behind[row];
        all &= before[row] & behind[row];
      }
      long surface = any & ~all;
      points.setWord(points.row(y, z) + word, surface);
      for (long left = surface; left != 0; left &= left - 1) {
        add(table[code(Long.numberOfTrailingZeros(left))]);
      }
    }

    private int code(int bit) {
      int first = 0;
      int second = 0;
      for (int row = 0; row < rows; row++) {
        first = first << 1 | (int) (before[row] >>> bit & 1);
        second = second << 1 | (int) (behind[row] >>> bit & 1);
      }
      return first << rows | second;
    }

    private long word(int y, int z, int word) {
      boolean outside =
          y < 0 || y >= mask.ny() || z < 0 || z >= mask.nz() || word < 0 || word >= mask.rowWords();
      return outside ? 0 : mask.word(mask.row(y, z) + word);
    }

    private void add(double area) {
      if (size == areas.length) {
        areas = Arrays.copyOf(areas, size * 2);
      }
      areas[size++] = area;
    }
  }
}
