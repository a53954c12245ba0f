package org.aceso.metrics.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class NearestPointsTest {
  private static final long SEED = 20261128;

  /** However few rows are looked at at a time. */
  @Test
  void distances_haveTheSameBitsInAnyMemory() {
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      VoxelSpacing spacing = new VoxelSpacing(0.7 + random.nextInt(3), 1.1, 2.5);
      int nx = 1 + random.nextInt(70);
      int ny = 1 + random.nextInt(9);
      int nz = 1 + random.nextInt(7);
      BitGrid points = grid(nx, ny, nz, random);
      BitGrid targets = grid(nx, ny, nz, random);
      double[] whole = NearestPoints.distances(points, targets, spacing);
      for (int kept : new int[] {1, nx * nz, 3 * nx * nz}) {
        assertArrayEquals(
            whole, NearestPoints.distances(points, targets, spacing, kept), "seed " + SEED);
      }
    }
  }

  /** At least one point, in few slices. */
  private static BitGrid grid(int nx, int ny, int nz, Random random) {
    BitGrid grid = new BitGrid(nx, ny, nz);
    for (int count = 1 + random.nextInt(12); count > 0; count--) {
      int x = random.nextInt(nx);
      int word = grid.row(random.nextInt(ny), random.nextInt(nz)) + (x >> 6);
      grid.setWord(word, grid.word(word) | 1L << x);
    }
    return grid;
  }
}
