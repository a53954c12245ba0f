package org.aceso.type.points;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.formats.csv.Row;
import org.aceso.metrics.detection.Findings;
import org.aceso.metrics.detection.Points;
import org.aceso.spi.Case;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked.
 *
 * @param pointColumns two or three
 * @param unknownDiameter the diameter that a negative one stands for
 * @param images the public images, without attributes; null when no list was stated
 * @param ignored by image the findings that nobody must find
 */
record PointSettings(
    String caseColumn,
    List<String> pointColumns,
    String scoreColumn,
    String diameterColumn,
    double unknownDiameter,
    Map<String, Map<String, String>> images,
    Map<String, Findings> ignored,
    int mostMarks,
    double[] rates) {
  private static final double FARTHEST = 1e9;

  /** The settings, or null when a problem was reported. */
  static PointSettings check(Settings settings, Issues issues) throws IOException {
    PointCheck check = new PointCheck(settings, issues);
    PointSettings checked =
        new PointSettings(
            settings.text("case_column"),
            List.of(settings.text("point_columns").split(",", -1)),
            settings.text("score_column"),
            settings.text("diameter_column"),
            check.unknownDiameter(),
            null,
            Map.of(),
            check.mostMarks(),
            check.rates());
    check.columns(checked);
    if (check.failed()) {
      return null;
    }
    Map<String, Map<String, String>> images =
        settings.has("image_list")
            ? new ImageList(checked.caseColumn, check::report).read(settings.file("image_list"))
            : null;
    Map<String, Findings> ignored =
        settings.has("ignored_findings")
            ? new IgnoredFindings(checked, check::report).read(settings.file("ignored_findings"))
            : Map.of();
    return check.failed() ? null : checked.with(images, ignored);
  }

  private PointSettings with(
      Map<String, Map<String, String>> newImages, Map<String, Findings> newIgnored) {
    return new PointSettings(
        caseColumn,
        pointColumns,
        scoreColumn,
        diameterColumn,
        unknownDiameter,
        newImages,
        newIgnored,
        mostMarks,
        rates);
  }

  List<Column> columns(String whose) {
    List<Column> columns = new ArrayList<>(List.of(Column.caseId(caseColumn)));
    for (String name : pointColumns) {
      columns.add(Column.number(name, -FARTHEST, FARTHEST, "coordinate " + whose));
    }
    return columns;
  }

  List<Column> columnsOfFindings() {
    List<Column> columns = columns("of the centre");
    columns.add(
        Column.number(diameterColumn, -FARTHEST, FARTHEST, "diameter, negative when not known"));
    return columns;
  }

  Points marks(List<Row> rows) {
    return new Points(places(rows), lastCells(rows));
  }

  /** The findings of the rows, all of them to be found. */
  Findings findings(List<Row> rows) {
    double[] radii = lastCells(rows);
    boolean[] scored = new boolean[radii.length];
    for (int finding = 0; finding < radii.length; finding++) {
      radii[finding] = (radii[finding] < 0 ? unknownDiameter : radii[finding]) / 2;
      scored[finding] = true;
    }
    return new Findings(places(rows), radii, scored);
  }

  /** The findings of an image together with those that nobody must find. */
  Findings withIgnored(Case image, Findings findings) {
    Findings others = ignored.get(image.id());
    return others == null ? findings : findings.withIgnored(others);
  }

  private double[][] places(List<Row> rows) {
    double[][] places = new double[rows.size()][pointColumns.size()];
    for (int row = 0; row < places.length; row++) {
      for (int axis = 0; axis < pointColumns.size(); axis++) {
        places[row][axis] = rows.get(row).number(1 + axis);
      }
    }
    return places;
  }

  private double[] lastCells(List<Row> rows) {
    int last = 1 + pointColumns.size();
    return rows.stream().mapToDouble(row -> row.number(last)).toArray();
  }
}
