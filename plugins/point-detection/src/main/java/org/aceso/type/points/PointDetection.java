package org.aceso.type.points;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aceso.formats.csv.CsvRows;
import org.aceso.metrics.detection.Findings;
import org.aceso.metrics.detection.FrocMetrics;
import org.aceso.metrics.detection.Points;
import org.aceso.metrics.detection.ScanMarks;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Marks on what is found in images, in two or three dimensions, each with a score. */
public final class PointDetection implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("point-detection");
  }

  @Override
  public String title() {
    return "Point detection";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "seriesuid", "Name of the column of images in all files."),
        Setting.text(
            "point_columns",
            "coordX,coordY,coordZ",
            "Names of the two or three columns of coordinates, with commas between them."),
        Setting.text("score_column", "probability", "Name of the submission's column of scores."),
        Setting.text(
            "diameter_column",
            "diameter_mm",
            "Name of the reference's column of diameters, in the unit of the coordinates."),
        Setting.numbers(
            "unknown_diameter", "10", "Diameter of findings whose stated one is negative."),
        Setting.file(
            "image_list",
            "Public list of the ids of all images, one a line, with or without a header."),
        Setting.file(
            "ignored_findings",
            "Findings with the columns of the reference that nobody must find: marks on them are"
                + " neither right nor wrong. As secret as the reference."),
        Setting.integer(
            "most_marks",
            100,
            "How many marks of an image count, the surest; ties at the cut all fall out."),
        Setting.numbers(
            "rates",
            "0.125,0.25,0.5,1,2,4,8",
            "False positives an image at which the sensitivity is read."));
  }

  @Override
  public Evaluation<Points, Findings, ScanMarks> configure(Settings settings, Issues issues)
      throws IOException {
    PointSettings checked = PointSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    int mostMarks = checked.mostMarks();
    return new Evaluation<>(
        predictions(checked),
        references(checked),
        List.of(),
        List.of(),
        ScanMarks.class,
        (image, marks, findings) ->
            ScanMarks.of(marks, checked.withIgnored(image, findings), mostMarks),
        metrics(new FrocMetrics(checked.rates())));
  }

  private static DataFormat<Points> predictions(PointSettings settings) {
    List<Column> columns = settings.columns("of the mark");
    columns.add(
        Column.number(
            settings.scoreColumn(),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            "how sure the mark is, higher when surer"));
    return CsvRows.of(
            "One row a mark; an image without rows has none.",
            columns,
            (image, rows, issues) -> settings.marks(rows))
        .withNone(Points.NONE);
  }

  private static DataFormat<Findings> references(PointSettings settings) {
    CsvRows<Findings> rows =
        CsvRows.of(
                "One row a finding.",
                settings.columnsOfFindings(),
                (image, found, issues) -> settings.findings(found))
            .withNone(Findings.NONE);
    // Images without findings are in no row: a list of those with rows would tell which they are.
    return settings.images() == null ? rows : rows.listing(settings.images());
  }

  private static List<Metric<ScanMarks>> metrics(FrocMetrics metrics) {
    List<Metric<ScanMarks>> all = new ArrayList<>(List.of(metrics.score()));
    all.addAll(metrics.sensitivities());
    return all;
  }
}
