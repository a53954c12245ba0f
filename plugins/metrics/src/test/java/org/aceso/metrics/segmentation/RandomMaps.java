package org.aceso.metrics.segmentation;

import java.util.Random;

/** Small label maps with labels 0 to 3: noise, boxes with noise, boxes, and next to nothing. */
final class RandomMaps {
  private final Random random;

  RandomMaps(long seed) {
    random = new Random(seed);
  }

  int[] shape(boolean flat) {
    int widest = random.nextInt(8) == 0 ? 140 : 9;
    return new int[] {
      1 + random.nextInt(widest), 1 + random.nextInt(8), flat ? 1 : 2 + random.nextInt(7)
    };
  }

  VoxelSpacing spacing() {
    return random.nextBoolean()
        ? new VoxelSpacing(1, 1, 1)
        : new VoxelSpacing(
            0.3 + random.nextDouble() * 3,
            0.3 + random.nextDouble() * 3,
            0.3 + random.nextDouble() * 3);
  }

  LabelMap map(int[] shape, VoxelSpacing spacing) {
    int n = shape[0] * shape[1] * shape[2];
    byte[] labels = new byte[n];
    double density = new double[] {0.02, 0.3, 0.8, 0}[random.nextInt(4)];
    for (int i = 0; i < n; i++) {
      labels[i] = (byte) (random.nextDouble() < density ? 1 + random.nextInt(3) : 0);
    }
    if (random.nextBoolean()) {
      addBox(labels, shape, (byte) (1 + random.nextInt(3)));
    }
    return new LabelMap(LabelArray.of(labels), shape[0], shape[1], shape[2], spacing);
  }

  private void addBox(byte[] labels, int[] shape, byte label) {
    int[] from = new int[3];
    int[] to = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      from[axis] = random.nextInt(shape[axis]);
      to[axis] = from[axis] + 1 + random.nextInt(shape[axis] - from[axis]);
    }
    for (int z = from[2]; z < to[2]; z++) {
      for (int y = from[1]; y < to[1]; y++) {
        for (int x = from[0]; x < to[0]; x++) {
          labels[(z * shape[1] + y) * shape[0] + x] = label;
        }
      }
    }
  }
}
