package org.aceso.metrics.segmentation;

/**
 * The labels of an image, x fastest, then y, then z. An image of one slice is two-dimensional: its
 * structures have contours in the place of surfaces.
 *
 * @param labels {@code byte[]} or {@code short[]}, without a sign, nx · ny · nz of them; not copied
 * @param spacing in millimetres
 */
public record LabelMap(LabelArray labels, int nx, int ny, int nz, VoxelSpacing spacing) {

  /**
   * @throws IllegalArgumentException when there are more or fewer labels than voxels
   */
  public LabelMap {
    if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny * nz != labels.length()) {
      throw new IllegalArgumentException(
          labels.length() + " labels are not " + nx + " x " + ny + " x " + nz);
    }
  }

  /** Whether the other has as many voxels along each axis. */
  public boolean hasShapeOf(LabelMap other) {
    return nx == other.nx && ny == other.ny && nz == other.nz;
  }

  /**
   * The length of the diagonal of the image, from the rim of the first to that of the last voxel.
   */
  public double diagonal() {
    double x = nx * spacing.x();
    double y = ny * spacing.y();
    double z = nz == 1 ? 0 : nz * spacing.z();
    return Math.sqrt(x * x + y * y + z * z);
  }

  boolean isFlat() {
    return nz == 1;
  }
}
