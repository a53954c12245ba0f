package org.aceso.type.boxes;

import java.util.List;
import org.aceso.formats.csv.Row;
import org.aceso.formats.csv.RowsReader;
import org.aceso.metrics.detection.Boxes;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Makes the boxes of an image from its rows, and reports those that cannot be. */
final class BoxReader implements RowsReader<Boxes> {
  private final BoxSettings settings;
  private final BoxColumns columns;

  BoxReader(BoxSettings settings, BoxColumns columns) {
    this.settings = settings;
    this.columns = columns;
  }

  @Override
  public Boxes read(Case forCase, List<Row> rows, Issues issues) {
    int size = rows.size();
    Boxes boxes =
        new Boxes(
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new int[size],
            new double[size]);
    ImageSize image = ImageSize.of(forCase, issues);
    for (int box = 0; box < size; box++) {
      Row row = rows.get(box);
      fill(boxes, box, row);
      check(boxes, box, image, row.location(), issues);
    }
    return boxes;
  }

  private void fill(Boxes boxes, int box, Row row) {
    double left = row.number(columns.box());
    double top = row.number(columns.box() + 1);
    double third = row.number(columns.box() + 2);
    double fourth = row.number(columns.box() + 3);
    boxes.left()[box] = left;
    boxes.top()[box] = top;
    boxes.right()[box] = settings.isCornerAndSize() ? left + third : third;
    boxes.bottom()[box] = settings.isCornerAndSize() ? top + fourth : fourth;
    boxes.classes()[box] = columns.type() < 0 ? 0 : row.choice(columns.type());
    boxes.scores()[box] = columns.score() < 0 ? 0 : row.number(columns.score());
  }

  private void check(Boxes boxes, int box, ImageSize image, Location at, Issues issues) {
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
    if (!settings.allowsZeroArea() && (right == left || bottom == top)) {
      issues.error(
          "empty_box", "the box has no area: leave it out", field(at, right == left ? 2 : 3));
    }
    image.check(left, field(at, 0), true, issues);
    image.check(top, field(at, 1), false, issues);
    image.check(right, field(at, 2), true, issues);
    image.check(bottom, field(at, 3), false, issues);
  }

  private Location field(Location at, int coordinate) {
    return at.inField(settings.boxColumns().get(coordinate));
  }
}
