package org.aceso.metrics.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SurfelAreasTest {
  private static final Path KNOWN =
      Path.of("src/test/resources/segmentation/surfel_area_by_neighbour_code.csv");
  private static final List<VoxelSpacing> SPACINGS =
      List.of(
          new VoxelSpacing(1, 1, 1), new VoxelSpacing(1, 1, 2.5), new VoxelSpacing(0.7, 0.8, 3));

  @Test
  void areas_areThoseOfTheReference() throws IOException {
    List<double[]> areas = SPACINGS.stream().map(SurfelAreas::of).toList();
    List<String> lines = Files.readAllLines(KNOWN);
    assertEquals(257, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      int code = Integer.parseInt(cells[0]);
      for (int i = 0; i < areas.size(); i++) {
        double known = Double.parseDouble(cells[i + 1]);
        assertEquals(known, areas.get(i)[code], 1e-12 * known, "code " + code + ", spacing " + i);
      }
    }
  }

  @Test
  void contours_ofASquareOfPixels_closeAroundIt() {
    double[] lengths = SurfelAreas.contours(new VoxelSpacing(3, 4, 1));
    assertEquals(4, lengths[0b0011], "two pixels along y");
    assertEquals(3, lengths[0b0101], "two pixels along x");
    assertEquals(2.5, lengths[0b0001]);
    assertEquals(2.5, lengths[0b1101]);
    assertEquals(5, lengths[0b0110], "two corners");
    assertEquals(0, lengths[0b0000]);
    assertEquals(0, lengths[0b1111]);
  }
}
