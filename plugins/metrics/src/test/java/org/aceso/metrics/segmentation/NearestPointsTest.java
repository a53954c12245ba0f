package org.aceso.metrics.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
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

  /** A flat image is one slice, which is looked at in strips of columns. */
  @Test
  void distances_withinALargeSliceAreExact() {
    Random random = new Random(SEED);
    BitGrid targets = new BitGrid(300, 4_500, 1);
    BitGrid points = new BitGrid(300, 4_500, 1);
    for (int y = 0; y < 4_500; y++) {
      set(targets, random.nextInt(random.nextBoolean() ? 300 : 20), y);
      if (y % 50 == 0) {
        set(points, random.nextInt(300), y);
      }
    }
    VoxelSpacing spacing = new VoxelSpacing(0.5, 3, 1);
    assertArrayEquals(
        naive(points, targets, spacing), NearestPoints.distances(points, targets, spacing), 1e-9);
  }

  /** Two pixels in opposite corners of an image must not take the memory of all its pixels. */
  @Test
  void distances_ofALargeSliceTakeLittleMemory() {
    BitGrid targets = new BitGrid(1_000, 4_000, 1);
    for (int y = 0; y < 4_000; y++) {
      set(targets, y % 1_000, y);
    }
    SliceDistances slice = new SliceDistances(targets, new VoxelSpacing(1, 1, 1));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    double[] squares = slice.of(0, 0, 1);
    long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertEquals(1_000, squares.length);
    assertTrue(taken < 8 << 20, () -> taken + " bytes");
  }

  private static void set(BitGrid grid, int x, int y) {
    int word = grid.row(y, 0) + (x >> 6);
    grid.setWord(word, grid.word(word) | 1L << x);
  }

  private static double[] naive(BitGrid points, BitGrid targets, VoxelSpacing spacing) {
    List<int[]> all = places(targets);
    return places(points).stream()
        .mapToDouble(
            point ->
                all.stream()
                    .mapToDouble(
                        target ->
                            Math.hypot(
                                (point[0] - target[0]) * spacing.x(),
                                (point[1] - target[1]) * spacing.y()))
                    .min()
                    .orElseThrow())
        .toArray();
  }

  private static List<int[]> places(BitGrid grid) {
    List<int[]> places = new ArrayList<>();
    for (int y = 0; y < grid.ny(); y++) {
      for (int x = 0; x < grid.nx(); x++) {
        if ((grid.word(grid.row(y, 0) + (x >> 6)) >>> x & 1) == 1) {
          places.add(new int[] {x, y});
        }
      }
    }
    return places;
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
