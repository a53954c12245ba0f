package org.aceso.metrics.segmentation;

/**
 * A box of voxels, first and last included; empty when a last lies before its first.
 *
 * <p>Immutable.
 */
public record VoxelBox(int minX, int minY, int minZ, int maxX, int maxY, int maxZ) {
  /** A box without a voxel: the union with it changes nothing. */
  public static final VoxelBox EMPTY =
      new VoxelBox(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1, -1);

  /** Whether no voxel is in it. */
  public boolean isEmpty() {
    return maxX < minX || maxY < minY || maxZ < minZ;
  }

  /** The smallest box around both. */
  public VoxelBox union(VoxelBox other) {
    return new VoxelBox(
        Math.min(minX, other.minX),
        Math.min(minY, other.minY),
        Math.min(minZ, other.minZ),
        Math.max(maxX, other.maxX),
        Math.max(maxY, other.maxY),
        Math.max(maxZ, other.maxZ));
  }

  int width() {
    return isEmpty() ? 0 : maxX - minX + 1;
  }

  int height() {
    return isEmpty() ? 0 : maxY - minY + 1;
  }

  int depth() {
    return isEmpty() ? 0 : maxZ - minZ + 1;
  }
}
