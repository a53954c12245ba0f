package org.aceso.formats.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.spi.Case;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class GeometryCheckTest {

  /** Headers hold floats, most of which have more decimals than a case list of floats needs. */
  @Test
  void geometry_fitsItsOwnAttributesWithoutTolerance() {
    double[] spacing = {1.1f, 0.7f, 1e-7f};
    double[] affine = {-1.1f, 0, 1.0 / 3, 2.5, 0, 0.7f, -0.0, 1e9f / 3, 0, 0, 1e-7f, 0};
    VoxelGeometry geometry = new VoxelGeometry(2, 3, 4, spacing, affine);
    Map<String, String> attributes = geometry.attributes();
    List<Issue> issues = new ArrayList<>();
    new GeometryCheck(0)
        .check(new Case(0, "a", attributes), geometry, Location.ofCase("a"), issues::add);
    assertEquals(List.of(), issues);
    assertEquals(
        "1.100000023841858 0.699999988079071 0.00000010000000116860974",
        attributes.get(VoxelGeometry.SPACING));
    assertEquals("0.5 0.1 2", VoxelGeometry.text(new double[] {0.5, 0.1, 2}));
  }
}
