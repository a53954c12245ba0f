package org.aceso.type.boxes;

import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Column;

/**
 * The columns of a file of boxes, and where each kind stands among them; -1 where there is none.
 *
 * @param box where the first of the four coordinates stands
 */
record BoxColumns(List<Column> columns, int type, int box, int score, int rowId) {
  private static final int NONE = -1;
  private static final double FARTHEST = 1e9;

  /** Those of a submission. */
  static BoxColumns ofPredictions(BoxSettings settings) {
    Builder builder = new Builder(settings);
    int rowId =
        builder.text(settings.rowIdColumn(), "id of the row, as in the public list of rows");
    int type = builder.type();
    int score =
        settings.scoreColumn().isEmpty()
            ? NONE
            : builder.add(
                Column.number(
                    settings.scoreColumn(),
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    "how sure the box is, higher when surer"));
    return new BoxColumns(builder.columns, type, builder.box(), score, rowId);
  }

  /** Those of a reference. */
  static BoxColumns ofTruth(BoxSettings settings) {
    Builder builder = new Builder(settings);
    int type = builder.type();
    int box = builder.box();
    settings.unreadColumns().forEach(name -> builder.text(name, "not read"));
    return new BoxColumns(builder.columns, type, box, NONE, NONE);
  }

  /** Cells of a valid row, but for the case. */
  List<String> sample(BoxSettings settings) {
    List<String> cells = new ArrayList<>();
    for (int column = 1; column < columns.size(); column++) {
      boolean isEnd = column == box + 2 || column == box + 3;
      boolean isBox = column >= box && column < box + 4;
      cells.add(isBox ? (isEnd ? "1" : "0") : column == type ? settings.classes().get(0) : "0.5");
    }
    return cells;
  }

  private static final class Builder {
    private final BoxSettings settings;
    private final List<Column> columns = new ArrayList<>();

    Builder(BoxSettings settings) {
      this.settings = settings;
      add(Column.caseId(settings.caseColumn()));
    }

    int add(Column column) {
      columns.add(column);
      return columns.size() - 1;
    }

    int text(String name, String help) {
      return name.isEmpty() ? NONE : add(Column.choice(name, List.of(), help));
    }

    int type() {
      return settings.classColumn().isEmpty()
          ? NONE
          : add(Column.choice(settings.classColumn(), settings.classes(), "class of the box"));
    }

    int box() {
      List<String> names = settings.boxColumns();
      List<String> help =
          settings.isCornerAndSize()
              ? List.of("smallest x", "smallest y", "width", "height")
              : List.of("smallest x", "smallest y", "largest x", "largest y");
      int first = columns.size();
      for (int i = 0; i < names.size(); i++) {
        double least = settings.isCornerAndSize() && i > 1 ? 0 : -FARTHEST;
        add(Column.number(names.get(i), least, FARTHEST, help.get(i) + " of the box"));
      }
      return first;
    }
  }
}
