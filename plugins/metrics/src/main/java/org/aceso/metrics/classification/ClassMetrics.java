package org.aceso.metrics.classification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** Metrics of one predicted class a case, for two or more classes. */
public final class ClassMetrics {
  private final int classes;
  private final int columns;

  public ClassMetrics(int classes) {
    this(classes, false);
  }

  /**
   * @param undecided whether a case may be predicted to be of class {@code classes}: wrong whatever
   *     its class is. Rows of costs have one number more then
   */
  public ClassMetrics(int classes, boolean undecided) {
    this.classes = classes;
    this.columns = undecided ? classes + 1 : classes;
  }

  /**
   * {@code expected_cost}: 1 - the mean of {@code costs[truth][predicted]}, as the TissueNet
   * challenge of 2020 scored. Higher is better, at most 1 for costs of at least 0. Carries the
   * confusion matrix as the part {@code confusion_matrix}, rows by truth.
   */
  public Metric<ClassPair> expectedCost(double[][] costs) {
    MetricInfo info =
        info(
            "expected_cost",
            "Expected-cost score (1 − mean cost)",
            Better.HIGHER,
            1 - largest(costs),
            1 - smallest(costs));
    return metric(info, matrix -> 1 - matrix.meanCost(costs)).asMean().withMatrix();
  }

  /**
   * {@code mean_cost}: the mean of {@code costs[truth][predicted]}; lower is better. (Expected cost
   * in L. Maier-Hein et al., "Metrics reloaded", Nature Methods 21 (2024) 195-212.)
   */
  public Metric<ClassPair> meanCost(double[][] costs) {
    MetricInfo info = info("mean_cost", "Mean cost", Better.LOWER, smallest(costs), largest(costs));
    return metric(info, matrix -> matrix.meanCost(costs)).asMean();
  }

  /** {@code accuracy}: {@link ConfusionMatrix#accuracy}; higher is better, 0 to 1. */
  public Metric<ClassPair> accuracy() {
    return metric(share("accuracy", "Accuracy"), ConfusionMatrix::accuracy).asMean();
  }

  /** {@code balanced_accuracy}: {@link ConfusionMatrix#balancedAccuracy}; higher, 0 to 1. */
  public Metric<ClassPair> balancedAccuracy() {
    return metric(
        share("balanced_accuracy", "Balanced accuracy"), ConfusionMatrix::balancedAccuracy);
  }

  /** {@code f1_macro}: {@link ConfusionMatrix#macroF1}; higher is better, 0 to 1. */
  public Metric<ClassPair> macroF1() {
    return metric(share("f1_macro", "Macro-averaged F1"), ConfusionMatrix::macroF1);
  }

  /** {@code cohen_kappa}: {@link ConfusionMatrix#kappa} without weights; higher, -1 to 1. */
  public Metric<ClassPair> cohenKappa() {
    return metric(
        info("cohen_kappa", "Cohen's kappa", Better.HIGHER, -1, 1),
        matrix -> matrix.kappa(KappaWeights.NONE));
  }

  /** {@code weighted_kappa[weights=…]}: {@link ConfusionMatrix#kappa}; higher, -1 to 1. */
  public Metric<ClassPair> weightedKappa(KappaWeights weights) {
    String name = weights.name().toLowerCase(Locale.ROOT);
    MetricInfo info =
        info("weighted_kappa", "Weighted kappa, " + name + " weights", Better.HIGHER, -1, 1);
    return metric(info.with(Map.of("weights", name)), matrix -> matrix.kappa(weights));
  }

  /** {@code mcc}: {@link ConfusionMatrix#mcc}; higher is better, -1 to 1. */
  public Metric<ClassPair> mcc() {
    return metric(
        info("mcc", "Matthews correlation coefficient", Better.HIGHER, -1, 1),
        ConfusionMatrix::mcc);
  }

  /** {@code mean_absolute_error}: {@link ConfusionMatrix#meanAbsoluteError}; lower is better. */
  public Metric<ClassPair> meanAbsoluteError() {
    MetricInfo info =
        info("mean_absolute_error", "Mean absolute error in classes", Better.LOWER, 0, classes - 1);
    return metric(info, ConfusionMatrix::meanAbsoluteError).asMean();
  }

  private ConfusionMetric<ClassPair> metric(
      MetricInfo info, ToDoubleFunction<ConfusionMatrix> formula) {
    return new ConfusionMetric<>(
        info,
        classes,
        columns,
        pair -> pair.truth() * columns + pair.predicted(),
        formula,
        false,
        false);
  }

  private static MetricInfo share(String name, String title) {
    return info(name, title, Better.HIGHER, 0, 1);
  }

  private static MetricInfo info(
      String name, String title, Better better, double least, double most) {
    return MetricInfo.of(name, title, better, least, most);
  }

  private static double largest(double[][] costs) {
    return Stream.of(costs).flatMapToDouble(Arrays::stream).max().orElseThrow();
  }

  private static double smallest(double[][] costs) {
    return Stream.of(costs).flatMapToDouble(Arrays::stream).min().orElseThrow();
  }
}
