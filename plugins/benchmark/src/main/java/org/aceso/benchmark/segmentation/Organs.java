package org.aceso.benchmark.segmentation;

import java.util.Random;
import org.aceso.metrics.segmentation.LabelArray;
import org.aceso.metrics.segmentation.LabelMap;
import org.aceso.metrics.segmentation.VoxelSpacing;

/**
 * Two overlapping objects as large as a liver in 256³ voxels of 1 mm: ellipsoids with bumps, the
 * second shifted by a few voxels and with other bumps. {@code peers/surface_distance_times.py}
 * makes the same voxels.
 */
final class Organs {
  static final int SIDE = 256;

  private static final long SEED = 20_261_128;
  private static final int BUMPS = 40;

  private Organs() {}

  static LabelMap reference() {
    return map(organ(120, 125, 130, SEED));
  }

  static LabelMap prediction() {
    return map(organ(124, 122, 131, SEED + 1));
  }

  private static LabelMap map(byte[] labels) {
    return new LabelMap(LabelArray.of(labels), SIDE, SIDE, SIDE, new VoxelSpacing(1, 1, 1));
  }

  private static byte[] organ(int x, int y, int z, long seed) {
    byte[] labels = new byte[SIDE * SIDE * SIDE];
    ellipsoid(labels, new double[] {x, y, z}, new double[] {72, 60, 48}, (byte) 1);
    Random random = new Random(seed);
    for (int bump = 0; bump < BUMPS; bump++) {
      double longitude = random.nextDouble() * 2 * StrictMath.PI;
      double height = random.nextDouble() * 2 - 1;
      double across = StrictMath.sqrt(1 - height * height);
      double radius = 4 + random.nextDouble() * 8;
      double[] centre = {
        x + 72 * across * StrictMath.cos(longitude),
        y + 60 * across * StrictMath.sin(longitude),
        z + 48 * height
      };
      byte label = (byte) (random.nextBoolean() ? 1 : 0);
      ellipsoid(labels, centre, new double[] {radius, radius, radius}, label);
    }
    return labels;
  }

  private static void ellipsoid(byte[] labels, double[] centre, double[] radii, byte label) {
    for (int z = 0; z < SIDE; z++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          double dx = (x - centre[0]) / radii[0];
          double dy = (y - centre[1]) / radii[1];
          double dz = (z - centre[2]) / radii[2];
          if (dx * dx + dy * dy + dz * dz <= 1) {
            labels[(z * SIDE + y) * SIDE + x] = label;
          }
        }
      }
    }
  }
}
