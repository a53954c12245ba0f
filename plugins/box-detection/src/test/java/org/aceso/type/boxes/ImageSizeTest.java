package org.aceso.type.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.spi.Case;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class ImageSizeTest {
  private static final Location AT = Location.line("a.csv", 2).inField("x");

  @Test
  void coordinates_areHeldAgainstTheSizeThatIsKnown() {
    assertEquals(List.of(), check(Map.of(), -1, 1e8));
    assertEquals(List.of(), check(Map.of("width", "10", "height", "5.5"), 0, 5.5));
    assertEquals(
        List.of("outside_image", "outside_image"),
        check(Map.of("width", "10", "height", "5"), 10.5, -0.5));
    assertEquals(List.of("outside_image"), check(Map.of("height", "5"), 1e8, 6));
  }

  @Test
  void sizeThatIsNoNumber_isReportedAsTheOrganisersMistake() {
    assertEquals(
        List.of("invalid_case_list", "invalid_case_list"),
        check(Map.of("width", "wide", "height", "-1"), -3, -3));
  }

  private static List<String> check(Map<String, String> attributes, double x, double y) {
    List<String> codes = new ArrayList<>();
    ImageSize size = ImageSize.of(new Case(0, "a", attributes), issue -> codes.add(issue.code()));
    size.check(x, AT, true, issue -> codes.add(issue.code()));
    size.check(y, AT, false, issue -> codes.add(issue.code()));
    return codes;
  }
}
