package org.example.mitosis;

import java.util.List;
import org.aceso.formats.csv.CsvTable;
import org.aceso.metrics.classification.ClassMetrics;
import org.aceso.metrics.classification.ClassPair;
import org.aceso.metrics.classification.KappaWeights;
import org.aceso.spi.Better;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

// guide:type
/** How many mitoses there are on a slide, and which mitotic grade follows from that. */
public final class MitosisCount implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("mitosis-count");
  }

  @Override
  public String title() {
    return "Mitosis count";
  }
// end

  // guide:settings
  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.numbers(
            "grade_limits",
            "7,14",
            "Largest counts of grade 1, grade 2 and so on: increasing, at least 0."));
  }
  // end

  // guide:configure
  @Override
  public Evaluation<Integer, Integer, Reading> configure(Settings settings, Issues issues) {
    double[][] rows = settings.numbers("grade_limits");
    if (rows.length != 1 || !increases(rows[0])) {
      issues.error(
          "invalid_setting",
          "must be one row of increasing numbers of at least 0",
          Location.setting("grade_limits"));
      return null;
    }
    double[] limits = rows[0];
    return new Evaluation<>(
        counts(),
        counts(),
        List.of(),
        List.of(),
        Reading.class,
        (slide, predicted, truth) ->
            new Reading(
                Math.abs(predicted - truth),
                new ClassPair(grade(truth, limits), grade(predicted, limits))),
        metrics(limits.length + 1));
  }
  // end

  // guide:format
  private static DataFormat<Integer> counts() {
    return CsvTable.of(
        "One row a slide with the number of its mitoses.",
        List.of(
            Column.caseId("slide"),
            Column.integer("mitoses", 0, 100_000, "mitoses on the whole slide")),
        (row, issues) -> (int) row.number(1));
  }
  // end

  // guide:observation
  /** What the metrics need of one slide: the error in mitoses, and both grades from 0. */
  record Reading(int error, ClassPair grades) {}
  // end

  // guide:metrics
  private static List<Metric<Reading>> metrics(int grades) {
    return List.of(
        Metric.mean(
            MetricInfo.of(
                "mean_absolute_error",
                "Mean absolute error",
                Better.LOWER,
                0,
                Double.POSITIVE_INFINITY),
            Reading::error),
        Metric.mean(
            MetricInfo.of("exact_agreement", "Slides counted exactly", Better.HIGHER, 0, 1),
            reading -> reading.error() == 0 ? 1 : 0),
        new MedianError(),
        new ClassMetrics(grades).weightedKappa(KappaWeights.QUADRATIC).on(Reading::grades));
  }
  // end

  private static int grade(int mitoses, double[] limits) {
    int grade = 0;
    while (grade < limits.length && mitoses > limits[grade]) {
      grade++;
    }
    return grade;
  }

  private static boolean increases(double[] limits) {
    double before = -1;
    for (double limit : limits) {
      if (limit < 0 || limit <= before) {
        return false;
      }
      before = limit;
    }
    return true;
  }
}
