package org.aceso.metrics.segmentation;

/**
 * The area of the surface between 2 x 2 x 2 voxels, for each of the 256 ways in which they can be
 * inside or outside: marching cubes (Lorensen and Cline 1987) with vertices in the middle of edges.
 *
 * <p>Turning and mirroring the voxels, and exchanging inside and outside, leaves 13 ways that have
 * a surface. Each is given by the normals of its triangles, whose length is the area, in eighths of
 * a voxel's side. A code has one bit for each voxel: 128, 64, 32, 16, 8, 4, 2, 1 for (x, y, z) =
 * (0,0,0), (0,0,1), (0,1,0) … (1,1,1).
 */
final class SurfelAreas {
  private static final int CORNERS = 8;
  private static final int FULL = 255;

  // spotless:off
  /** A code, then x, y and z of each normal. */
  private static final int[][] WAYS = {
    {1, 1, 1, 1},
    {3, 2, 2, 0, 2, 2, 0},
    {6, 1, 1, 1, 1, 1, 1},
    {24, 1, 1, 1, 1, 1, 1},
    {7, 4, 0, 0, 2, 2, 2, 1, 1, 1},
    {22, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    {25, 0, 2, 2, 0, 2, 2, 1, 1, 1},
    {15, 4, 0, 0, 4, 0, 0},
    {23, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2},
    {27, 3, 3, 3, 0, 2, 2, 2, 0, 2, 1, 1, 1},
    {30, 4, 0, 0, 2, 2, 2, 1, 1, 1, 1, 1, 1},
    {60, 2, 2, 0, 2, 2, 0, 2, 2, 0, 2, 2, 0},
    {105, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
  };
  /** Where each axis goes. */
  private static final int[][] TURNS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0},
  };
  // spotless:on

  private SurfelAreas() {}

  /** The area of each of the 256 codes, in mm²; 0 for the codes 0 and 255. */
  static double[] of(VoxelSpacing spacing) {
    double[] faces = {
      spacing.y() * spacing.z(), spacing.x() * spacing.z(), spacing.x() * spacing.y()
    };
    double[] areas = new double[FULL + 1];
    for (int[] way : WAYS) {
      for (int[] turn : TURNS) {
        double area = area(way, turn, faces);
        for (int mirror = 0; mirror < CORNERS; mirror++) {
          int code = turned(way[0], turn, mirror);
          areas[code] = area;
          areas[FULL - code] = area;
        }
      }
    }
    return areas;
  }

  /**
   * The length of the contour between 2 x 2 pixels in mm: bits 8, 4, 2, 1 for (x, y) = (0,0),
   * (0,1), (1,0), (1,1); where opposite pixels are inside, two corners are cut.
   */
  static double[] contours(VoxelSpacing spacing) {
    double cut = 0.5 * Math.sqrt(spacing.x() * spacing.x() + spacing.y() * spacing.y());
    double[] lengths = new double[16];
    for (int code = 1; code < 15; code++) {
      lengths[code] =
          switch (code) {
            case 0b0011, 0b1100 -> spacing.y();
            case 0b0101, 0b1010 -> spacing.x();
            case 0b0110, 0b1001 -> 2 * cut;
            default -> cut;
          };
    }
    return lengths;
  }

  private static double area(int[] way, int[] turn, double[] faces) {
    double area = 0;
    for (int normal = 1; normal < way.length; normal += 3) {
      double squares = 0;
      for (int axis = 0; axis < 3; axis++) {
        double component = way[normal + turn[axis]] / 8.0 * faces[axis];
        squares += component * component;
      }
      area += Math.sqrt(squares);
    }
    return area;
  }

  /** The code when axis {@code a} takes what axis {@code turn[a]} had, then some are mirrored. */
  private static int turned(int code, int[] turn, int mirror) {
    int turned = 0;
    for (int corner = 0; corner < CORNERS; corner++) {
      if ((code >> (CORNERS - 1 - corner) & 1) != 0) {
        int target = 0;
        for (int axis = 0; axis < 3; axis++) {
          target = target << 1 | (corner >> (2 - turn[axis]) & 1);
        }
        turned |= 1 << (CORNERS - 1 - (target ^ mirror));
      }
    }
    return turned;
  }
}
