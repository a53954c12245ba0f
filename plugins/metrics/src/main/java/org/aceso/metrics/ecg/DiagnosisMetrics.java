package org.aceso.metrics.ecg;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.metrics.SumsMetric;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of the decisions for each class; higher is better, 0 to 1. Where a class has neither a
 * true nor a predicted record its value is undefined, {@code no_case}, and means over classes leave
 * it out.
 */
public final class DiagnosisMetrics {
  private static final String NO_CASE = "no_case";

  private final List<String> names;

  /**
   * Metrics of classes with these names.
   *
   * @param names in their order, fit for the parameters of a metric
   */
  public DiagnosisMetrics(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** {@code subset_accuracy}: the share of records whose classes are all right. */
  public Metric<Diagnoses> subsetAccuracy() {
    return Metric.mean(
        info("subset_accuracy", "Records with every class right"),
        record -> Arrays.equals(record.truth(), record.predicted()) ? 1 : 0);
  }

  /** {@code f_measure[label=…]} of each class: 2 TP / (2 TP + FP + FN). */
  public List<Metric<Diagnoses>> fMeasures() {
    return IntStream.range(0, names.size())
        .<Metric<Diagnoses>>mapToObj(
            label ->
                new SumsMetric<>(
                    info("f_measure", "F-measure of " + names.get(label))
                        .with(Map.of("label", names.get(label))),
                    NO_CASE,
                    record -> cells(record, 1),
                    sums -> of(sums, label).f(1)))
        .toList();
  }

  /** {@code macro_f_measure}: the mean F-measure of the classes that have one. */
  public Metric<Diagnoses> macroF() {
    return mean(
        info("macro_f_measure", "Macro-averaged F-measure"), false, outcomes -> outcomes.f(1));
  }

  /**
   * {@code macro_f_beta[beta=…]}: the mean of (1 + β²) TP / ((1 + β²) TP + FP + β² FN), where a
   * record counts 1 / the number of its classes, at least 1.
   */
  public Metric<Diagnoses> macroFBeta(double beta) {
    String text = ShortestDecimal.of(beta);
    return mean(
        info("macro_f_beta", "Macro-averaged F" + text + " of weighted records")
            .with(Map.of("beta", text)),
        true,
        outcomes -> outcomes.f(beta));
  }

  /** {@code macro_g_beta[beta=…]}: the mean of TP / (TP + FP + β FN), records weighted alike. */
  public Metric<Diagnoses> macroGBeta(double beta) {
    String text = ShortestDecimal.of(beta);
    return mean(
        info("macro_g_beta", "Macro-averaged G" + text + " of weighted records")
            .with(Map.of("beta", text)),
        true,
        outcomes -> outcomes.g(beta));
  }

  private Metric<Diagnoses> mean(
      MetricInfo info, boolean isWeighted, ToDoubleFunction<Outcomes> ofClass) {
    return new SumsMetric<>(
        info,
        NO_CASE,
        record -> cells(record, isWeighted ? 1.0 / Math.max(1, record.labels()) : 1),
        sums ->
            IntStream.range(0, names.size())
                .mapToDouble(label -> ofClass.applyAsDouble(of(sums, label)))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN));
  }

  /** For each class what the record adds to hits, false alarms and misses. */
  private double[] cells(Diagnoses record, double weight) {
    double[] cells = new double[3 * names.size()];
    for (int label = 0; label < names.size(); label++) {
      boolean truth = record.truth()[label];
      boolean predicted = record.predicted()[label];
      cells[3 * label] = truth && predicted ? weight : 0;
      cells[3 * label + 1] = !truth && predicted ? weight : 0;
      cells[3 * label + 2] = truth && !predicted ? weight : 0;
    }
    return cells;
  }

  private static Outcomes of(double[] sums, int label) {
    return new Outcomes(sums[3 * label], sums[3 * label + 1], sums[3 * label + 2]);
  }

  /** What the decisions for one class came to. */
  private record Outcomes(double hits, double alarms, double misses) {
    double f(double beta) {
      double square = beta * beta;
      double below = (1 + square) * hits + alarms + square * misses;
      return below == 0 ? Double.NaN : (1 + square) * hits / below;
    }

    double g(double beta) {
      double below = hits + alarms + beta * misses;
      return below == 0 ? Double.NaN : hits / below;
    }
  }

  private static MetricInfo info(String name, String title) {
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1);
  }
}
