package org.aceso.formats.volume;

import java.util.Arrays;
import java.util.Optional;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Holds an image to the public attributes {@code shape}, {@code spacing} and {@code affine} of its
 * case, as far as the case has them: they are those of the reference, so that a competitor learns
 * without any reference that an image lies elsewhere.
 *
 * @param tolerance the largest difference of a number of spacing and affine, in mm
 */
public record GeometryCheck(double tolerance) {

  /** Whether the shape is that of the case; reports everything that is not. */
  public boolean check(Case forCase, VoxelGeometry found, Location at, Issues issues) {
    boolean fits =
        attribute(forCase, VoxelGeometry.SHAPE, 3)
            .map(shape -> checkShape(shape, found, at, issues))
            .orElse(true);
    attribute(forCase, VoxelGeometry.SPACING, 3)
        .ifPresent(
            spacing -> checkNumbers("spacing", spacing, found.spacing(), found.nz(), at, issues));
    if (found.affine().length > 0) {
      attribute(forCase, VoxelGeometry.AFFINE, 12)
          .ifPresent(affine -> checkNumbers("affine", affine, found.affine(), 2, at, issues));
    }
    return fits;
  }

  /** The numbers of an attribute; empty when the case has none that can be read. */
  public static Optional<double[]> attribute(Case forCase, String name, int size) {
    String text = forCase.attributes().getOrDefault(name, "").strip();
    try {
      double[] numbers =
          Arrays.stream(text.split("[ ,;x]+", -1)).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length == 2 && size == 3) {
        return Optional.of(new double[] {numbers[0], numbers[1], 1});
      }
      return numbers.length == size ? Optional.of(numbers) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean checkShape(double[] shape, VoxelGeometry found, Location at, Issues issues) {
    boolean fits = shape[0] == found.nx() && shape[1] == found.ny() && shape[2] == found.nz();
    if (!fits) {
      issues.error(
          "wrong_shape",
          "the image has "
              + found.shape()
              + " voxels, the case "
              + VoxelGeometry.text(shape)
              + ": predict on the grid of the given image",
          at.inField("shape"));
    }
    return fits;
  }

  private void checkNumbers(
      String what, double[] wanted, double[] found, int depth, Location at, Issues issues) {
    for (int i = 0; i < wanted.length; i++) {
      boolean meansNothing = i == 2 && depth == 1;
      if (!meansNothing && !(Math.abs(wanted[i] - found[i]) <= tolerance)) {
        issues.error(
            "wrong_" + what,
            "the "
                + what
                + " is "
                + VoxelGeometry.text(found)
                + ", that of the case "
                + VoxelGeometry.text(wanted)
                + ": keep the header of the given image",
            at.inField(what));
        return;
      }
    }
  }
}
