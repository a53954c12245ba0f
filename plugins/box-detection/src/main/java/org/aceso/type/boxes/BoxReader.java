package org.aceso.type.boxes;

import java.util.List;
import org.aceso.formats.csv.Row;
import org.aceso.formats.csv.RowsReader;
import org.aceso.metrics.detection.Boxes;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;

/** Makes the boxes of an image from its rows, and reports those that cannot be. */
final class BoxReader implements RowsReader<Boxes> {
  private final BoxSettings settings;
  private final BoxColumns columns;
  private final BoxCheck check;

  BoxReader(BoxSettings settings, BoxColumns columns) {
    this.settings = settings;
    this.columns = columns;
    this.check = new BoxCheck(settings.boxColumns(), settings.allowsZeroArea());
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
      check.check(boxes, box, image, row.location(), issues);
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
}
