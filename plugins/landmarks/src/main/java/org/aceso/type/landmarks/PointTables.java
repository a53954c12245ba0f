package org.aceso.type.landmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.aceso.formats.csv.CsvKeyedRows;
import org.aceso.formats.csv.Row;
import org.aceso.formats.decimal.Decimal;
import org.aceso.spi.Case;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The tables of a phase: one row for each landmark of each image. */
final class PointTables {
  /** Squares of distances stay finite. */
  private static final double FARTHEST = 1e12;

  private static final double FINEST = 1e-9;
  private static final double COARSEST = 1e6;
  private static final int LANDMARK = 1;
  private static final int FIRST_COORDINATE = 2;

  private final LandmarkSettings settings;

  PointTables(LandmarkSettings settings) {
    this.settings = settings;
  }

  DataFormat<Points> predictions() {
    return CsvKeyedRows.of(
        "One row for each landmark of each image.",
        columns(false),
        LANDMARK,
        !settings.acceptsMissing(),
        (forCase, rows, issues) -> new Points(places(rows), new double[0]));
  }

  DataFormat<Points> references() {
    return CsvKeyedRows.of(
        "One row for each landmark of each image, with its true place.",
        columns(settings.source() == SpacingSource.COLUMNS),
        LANDMARK,
        !settings.mayBeAbsent(),
        (forCase, rows, issues) -> new Points(places(rows), spacing(forCase, rows, issues)));
  }

  private List<Column> columns(boolean withSpacing) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(settings.caseColumn()));
    columns.add(
        Column.choice(settings.landmarkColumn(), settings.landmarks(), "name of the landmark"));
    for (String name : settings.coordinates()) {
      columns.add(Column.number(name, -FARTHEST, FARTHEST, "coordinate, in pixels or voxels"));
    }
    for (String name : withSpacing ? settings.spacings() : List.<String>of()) {
      columns.add(Column.number(name, FINEST, COARSEST, "size of a pixel or voxel"));
    }
    return columns;
  }

  private double[][] places(List<Row> rows) {
    double[][] places = new double[rows.size()][];
    for (int landmark = 0; landmark < places.length; landmark++) {
      if (rows.get(landmark) != null) {
        places[landmark] =
            numbers(rows.get(landmark), FIRST_COORDINATE, settings.coordinates().size());
      }
    }
    return places;
  }

  private static double[] numbers(Row row, int first, int size) {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, i -> row.number(first + i));
    return numbers;
  }

  private double[] spacing(Case forCase, List<Row> rows, Issues issues) {
    return switch (settings.source()) {
      case COLUMNS -> common(rows, issues);
      case ATTRIBUTES -> attributes(forCase, issues);
      case NONE -> {
        double[] ones = new double[settings.coordinates().size()];
        Arrays.fill(ones, 1);
        yield ones;
      }
    };
  }

  /** What all rows of the image state. */
  private double[] common(List<Row> rows, Issues issues) {
    int axes = settings.coordinates().size();
    double[] spacing = null;
    for (Row row : rows.stream().filter(Objects::nonNull).toList()) {
      double[] own = numbers(row, FIRST_COORDINATE + axes, axes);
      if (spacing != null && !Arrays.equals(spacing, own)) {
        issues.error(
            "spacing_differs",
            "the rows of one image must state the same spacing",
            row.location().inField(settings.spacings().get(0)));
      }
      spacing = own;
    }
    return spacing;
  }

  private double[] attributes(Case forCase, Issues issues) {
    double[] spacing = new double[settings.spacings().size()];
    for (int axis = 0; axis < spacing.length; axis++) {
      String name = settings.spacings().get(axis);
      byte[] text = forCase.attributes().getOrDefault(name, "").getBytes(StandardCharsets.US_ASCII);
      spacing[axis] = Decimal.parse(text, 0, text.length);
      if (!(spacing[axis] >= FINEST && spacing[axis] <= COARSEST)) {
        issues.error(
            "bad_spacing",
            "the case list must state this attribute, a number between 1e-9 and 1e6",
            Location.ofCase(forCase.id()).inField(name));
      }
    }
    return spacing;
  }
}
