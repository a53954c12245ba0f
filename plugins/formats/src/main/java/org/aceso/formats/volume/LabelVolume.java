package org.aceso.formats.volume;

/**
 * An image of labels, x fastest, then y, then z.
 *
 * @param bytes labels of 0 to 255 without a sign, one for each voxel; null when there are shorts
 * @param shorts labels of 0 to 65 535 without a sign; null when there are bytes
 */
public record LabelVolume(VoxelGeometry geometry, byte[] bytes, short[] shorts) {

  public LabelVolume {
    int labels = bytes == null ? shorts.length : bytes.length;
    if (labels != geometry.voxels() || (bytes != null && shorts != null)) {
      throw new IllegalArgumentException("one array with a label for each voxel");
    }
  }

  /** An image of nothing but background. */
  public static LabelVolume empty(VoxelGeometry geometry) {
    return new LabelVolume(geometry, new byte[geometry.voxels()], null);
  }
}
