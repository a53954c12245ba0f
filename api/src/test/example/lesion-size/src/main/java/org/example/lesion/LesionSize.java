package org.example.lesion;

import java.util.List;
import java.util.Map;
// guide:imports
import org.aceso.formats.csv.CsvTable;
import org.aceso.formats.csv.Row;
import org.aceso.metrics.DefinedMean;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.metrics.SumsMetric;
import org.aceso.spi.*;

// end

/** How large lesions are, and where; some cannot be measured. */
public final class LesionSize implements ChallengeType {
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** A diameter in mm, 0 where it cannot be measured, and the organ. */
  record Lesion(double diameter, String organ) {}

  /** Diameters in mm; the true one is 0 where it cannot be measured. */
  record Sizes(double predicted, double truth, boolean sameOrgan) {

    double error() {
      return truth == 0 ? Double.NaN : predicted - truth;
    }
  }

  @Override
  public Id id() {
    return Id.of("lesion-size");
  }

  @Override
  public String title() {
    return "Longest diameter of lesions";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.numbers("tolerance", "2", "How far off a diameter may be: mm, at least 0."));
  }

  // guide:number
  @Override
  public Evaluation<Lesion, Lesion, Sizes> configure(Settings settings, Issues issues) {
    double tolerance = settings.number("tolerance");
    if (tolerance < 0) {
      issues.error("invalid_setting", "must be at least 0", Location.setting("tolerance"));
      return null;
    }
    return new Evaluation<>(
        lesions(),
        lesions(),
        List.of(),
        List.of(),
        Sizes.class,
        (lesion, predicted, truth) ->
            new Sizes(
                predicted.diameter(), truth.diameter(), predicted.organ().equals(truth.organ())),
        metrics(tolerance));
  }

  // end

  // guide:cells
  private static DataFormat<Lesion> lesions() {
    return CsvTable.of(
            "One row a lesion.",
            List.of(
                Column.caseId("lesion"),
                Column.choice("measurable", List.of("yes", "no"), "whether it has a diameter"),
                Column.number("diameter", 0, 500, "longest diameter in mm; 0 if not measurable"),
                new Column("organ", Column.Kind.TEXT, "where it is", -ANY, ANY, List.of())),
            LesionSize::lesion)
        .withSample(List.of("no", "0", "liver"));
  }

  private static Lesion lesion(Row row, Issues issues) {
    boolean measurable = row.choice(1) == 0;
    if (measurable != row.number(2) > 0) {
      issues.error(
          "contradictory_row",
          "a measurable lesion has a diameter above 0, any other 0",
          row.location());
      return null;
    }
    return new Lesion(row.number(2), row.text(3));
  }

  // end

  // guide:further
  private static List<Metric<Sizes>> metrics(double tolerance) {
    MetricInfo within =
        MetricInfo.of("within_tolerance", "Diameters within the tolerance", Better.HIGHER, 0, 1)
            .with(Map.of("mm", ShortestDecimal.of(tolerance)));
    MetricInfo burden =
        MetricInfo.of("burden_error", "Relative error of the sum", Better.LOWER, 0, ANY);
    return List.of(
        new DefinedMean<>(within, lesion -> share(Math.abs(lesion.error()), tolerance)),
        new DefinedMean<>(
            MetricInfo.of("bias", "Mean difference", Better.NEITHER, -ANY, ANY), Sizes::error),
        new SumsMetric<>(
            burden,
            "nothing_measurable",
            lesion -> new double[] {lesion.predicted(), lesion.truth()},
            sums -> sums[1] == 0 ? Double.NaN : Math.abs(sums[0] - sums[1]) / sums[1]),
        Metric.mean(
            MetricInfo.of("organ_accuracy", "Organs that are right", Better.HIGHER, 0, 1),
            lesion -> lesion.sameOrgan() ? 1 : 0));
  }

  /** 1 within the tolerance, 0 beyond it, NaN for a lesion that is left out. */
  private static double share(double error, double tolerance) {
    return Double.isNaN(error) ? error : error <= tolerance ? 1 : 0;
  }
  // end
}
