package org.aceso.metrics.segmentation;

/**
 * The distances between neighbouring voxels, in millimetres, each above 0.
 *
 * @param z of an image of one slice without a meaning
 */
public record VoxelSpacing(double x, double y, double z) {

  /**
   * @throws IllegalArgumentException when a distance is not a finite number above 0
   */
  public VoxelSpacing {
    if (!(isLength(x) && isLength(y) && isLength(z))) {
      throw new IllegalArgumentException("spacing must be above 0: " + x + ", " + y + ", " + z);
    }
  }

  private static boolean isLength(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }
}
