package org.aceso.type.boxes;

import java.util.List;
import org.aceso.metrics.detection.Boxes;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * What must hold for every box, whatever file it comes from.
 *
 * @param fields the names of its four numbers
 */
record BoxCheck(List<String> fields, boolean allowsZeroArea) {

  void check(Boxes boxes, int box, ImageSize image, Location at, Issues issues) {
    double left = boxes.left()[box];
    double top = boxes.top()[box];
    double right = boxes.right()[box];
    double bottom = boxes.bottom()[box];
    if (right < left) {
      issues.error("reversed_box", "the box ends left of where it begins", field(at, 2));
    }
    if (bottom < top) {
      issues.error("reversed_box", "the box ends above where it begins", field(at, 3));
    }
    if (!allowsZeroArea && (right == left || bottom == top)) {
      int side = right == left ? 2 : 3;
      issues.error("empty_box", "the box has no area: leave it out", field(at, side));
    }
    image.check(left, field(at, 0), true, issues);
    image.check(top, field(at, 1), false, issues);
    image.check(right, field(at, 2), true, issues);
    image.check(bottom, field(at, 3), false, issues);
  }

  private Location field(Location at, int number) {
    return at.inField(fields.get(number));
  }
}
