package org.aceso.type.boxes;

import java.nio.charset.StandardCharsets;
import org.aceso.formats.decimal.Decimal;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The size of an image from the public attributes of its case; infinite where it is not known. */
record ImageSize(double width, double height) {
  static final String WIDTH = "width";
  static final String HEIGHT = "height";

  static ImageSize of(Case forCase, Issues issues) {
    return new ImageSize(read(forCase, WIDTH, issues), read(forCase, HEIGHT, issues));
  }

  private static double read(Case forCase, String attribute, Issues issues) {
    String text = forCase.attributes().get(attribute);
    if (text == null) {
      return Double.POSITIVE_INFINITY;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    double size = Decimal.parse(bytes, 0, bytes.length);
    if (!(size >= 0)) {
      issues.error(
          "invalid_case_list",
          "the case list has no number as " + attribute + ": tell the organiser",
          Location.ofCase(forCase.id()));
      return Double.POSITIVE_INFINITY;
    }
    return size;
  }

  /** Reports a coordinate that is not within the image. */
  void check(double value, Location at, boolean isAcross, Issues issues) {
    double end = isAcross ? width : height;
    boolean isKnown = !Double.isInfinite(end);
    if (isKnown && (value < 0 || value > end)) {
      issues.error(
          "outside_image",
          ShortestDecimal.of(value) + " is not within the image, 0 to " + ShortestDecimal.of(end),
          at);
    }
  }
}
