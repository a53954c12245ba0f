package org.aceso.formats.volume;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.aceso.formats.decimal.DecimalText;

/**
 * How the voxels of an image lie in space.
 *
 * @param nx voxels along the first axis; with the others at most {@link #MOST_VOXELS}
 * @param ny along the second
 * @param nz along the third, 1 for an image of two dimensions
 * @param spacing between neighbours along each axis, in mm, three numbers above 0
 * @param affine from voxel indices to mm, in three rows of four; empty when the file states none
 */
public record VoxelGeometry(int nx, int ny, int nz, double[] spacing, double[] affine) {
  /** The most voxels that an image may have. */
  public static final int MOST_VOXELS = Integer.MAX_VALUE - 8;

  /** Public attribute of a case: the voxels along each axis. */
  public static final String SHAPE = "shape";

  /** Public attribute of a case: the spacing in mm. */
  public static final String SPACING = "spacing";

  /** Public attribute of a case: the affine, row by row. */
  public static final String AFFINE = "affine";

  public VoxelGeometry {
    if (nx < 1 || ny < 1 || nz < 1 || (double) nx * ny * nz > MOST_VOXELS) {
      throw new IllegalArgumentException("impossible shape: " + nx + " x " + ny + " x " + nz);
    }
    if (spacing.length != 3 || (affine.length != 0 && affine.length != 12)) {
      throw new IllegalArgumentException("three spacings, and an affine of three rows of four");
    }
  }

  /** The number of voxels. */
  public int voxels() {
    return nx * ny * nz;
  }

  /** For messages and attributes, such as {@code 42 69 61}. */
  public String shape() {
    return nx + " " + ny + " " + nz;
  }

  /** What a case list may say of the image: nothing that depends on its labels. */
  public Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(SHAPE, shape());
    attributes.put(SPACING, text(spacing));
    if (affine.length > 0) {
      attributes.put(AFFINE, text(affine));
    }
    return attributes;
  }

  /** Where a voxel is, for messages. */
  String place(int index) {
    return "(" + index % nx + ", " + index / nx % ny + ", " + index / nx / ny + ")";
  }

  /** The numbers with spaces between them, each the shortest that reads back as the same double. */
  static String text(double[] numbers) {
    return DoubleStream.of(numbers).mapToObj(DecimalText::plain).collect(Collectors.joining(" "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VoxelGeometry that
        && nx == that.nx
        && ny == that.ny
        && nz == that.nz
        && Arrays.equals(spacing, that.spacing)
        && Arrays.equals(affine, that.affine);
  }

  @Override
  public int hashCode() {
    return shape().hashCode() * 31 + Arrays.hashCode(spacing);
  }
}
