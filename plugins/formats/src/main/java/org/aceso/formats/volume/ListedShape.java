package org.aceso.formats.volume;

import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Validator;

/**
 * The case list states the shape of every reference, for whatever is made of an image. Otherwise a
 * submission of another shape would be valid, and could not be scored.
 */
public final class ListedShape implements Validator<Object> {

  @Override
  public void check(Case forCase, Object reference, Issues issues) {
    if (GeometryCheck.attribute(forCase, VoxelGeometry.SHAPE, 3).isEmpty()) {
      issues.error(
          "shape_not_listed",
          "the case list does not state the shape of the case: add the columns \"shape\","
              + " \"spacing\" and \"affine\", or have the cases listed from the reference",
          Location.ofCase(forCase.id()).inField(VoxelGeometry.SHAPE));
    }
  }
}
