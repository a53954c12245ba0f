package org.aceso.metrics.segmentation;

import java.util.Arrays;

/** The smallest box around each label of an image, from one look at its voxels. */
public final class LabelBoxes {
  private static final int SIDES = 6;

  /** minX, minY, minZ, maxX, maxY, maxZ of each label. */
  private final int[] sides;

  private LabelBoxes(int largestLabel) {
    sides = new int[(largestLabel + 1) * SIDES];
    Arrays.fill(sides, -1);
  }

  /**
   * Looks at every voxel once.
   *
   * @param largestLabel no label of the image exceeds it
   */
  public static LabelBoxes of(LabelMap map, int largestLabel) {
    LabelBoxes boxes = new LabelBoxes(largestLabel);
    int nx = map.nx();
    for (int z = 0, row = 0; z < map.nz(); z++) {
      for (int y = 0; y < map.ny(); y++, row += nx) {
        boxes.addRow(map.labels(), row, nx, y, z);
      }
    }
    return boxes;
  }

  /** The box around all voxels of these labels; empty when there are none. */
  public VoxelBox around(int... labels) {
    VoxelBox box = VoxelBox.EMPTY;
    for (int label : labels) {
      int at = label * SIDES;
      if (at + SIDES <= sides.length && sides[at] >= 0) {
        box =
            box.union(
                new VoxelBox(
                    sides[at],
                    sides[at + 1],
                    sides[at + 2],
                    sides[at + 3],
                    sides[at + 4],
                    sides[at + 5]));
      }
    }
    return box;
  }

  private void addRow(LabelArray labels, int row, int nx, int y, int z) {
    int end = row + nx;
    int at = labels.nextLabelled(row, end);
    while (at < end) {
      int label = labels.get(at);
      int first = at;
      do {
        at++;
      } while (at < end && labels.get(at) == label);
      addRun(label, first - row, at - 1 - row, y, z);
      if (at < end && labels.get(at) == 0) {
        at = labels.nextLabelled(at, end);
      }
    }
  }

  private void addRun(int label, int from, int to, int y, int z) {
    int at = label * SIDES;
    if (sides[at] < 0) {
      sides[at] = from;
      sides[at + 1] = y;
      sides[at + 2] = z;
    }
    // Rows come in the order of z, then y: the first z and the last z are known without comparing.
    sides[at] = Math.min(sides[at], from);
    sides[at + 1] = Math.min(sides[at + 1], y);
    sides[at + 3] = Math.max(sides[at + 3], to);
    sides[at + 4] = Math.max(sides[at + 4], y);
    sides[at + 5] = z;
  }
}
