package org.aceso.metrics.classification;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of a decision: a case is predicted positive when its score is at least the threshold.
 * Each carries the parameter {@code threshold}; class 1 is the event.
 */
public final class ThresholdMetrics {
  private static final int EVENT = 1;
  private static final int NO_EVENT = 0;

  private final double threshold;

  public ThresholdMetrics(double threshold) {
    this.threshold = threshold;
  }

  /**
   * {@code accuracy}: (TP + TN) / n; higher is better, 0 to 1. Carries the part {@code
   * confusion_matrix}: [[TN, FP], [FN, TP]].
   */
  public Metric<ScoredLabel> accuracy() {
    return metric(share("accuracy", "Accuracy"), ConfusionMatrix::accuracy).asMean().withMatrix();
  }

  /** {@code balanced_accuracy}: {@link ConfusionMatrix#balancedAccuracy}; higher, 0 to 1. */
  public Metric<ScoredLabel> balancedAccuracy() {
    return metric(
        share("balanced_accuracy", "Balanced accuracy"), ConfusionMatrix::balancedAccuracy);
  }

  /** {@code f_beta} of the event: {@link ConfusionMatrix#fBeta}; higher is better, 0 to 1. */
  public Metric<ScoredLabel> fBeta(double beta) {
    String text = ShortestDecimal.of(beta);
    MetricInfo info = share("f_beta", "F" + text + " score");
    return metric(
        info.with(Map.of("beta", text, "threshold", ShortestDecimal.of(threshold))),
        matrix -> matrix.fBeta(EVENT, beta));
  }

  /** {@code precision}: TP / (TP + FP), 0 without predicted events; higher, 0 to 1. */
  public Metric<ScoredLabel> precision() {
    return metric(
        share("precision", "Precision (positive predictive value)"),
        matrix -> matrix.precision(EVENT));
  }

  /** {@code recall}: TP / (TP + FN), 0 without events; higher is better, 0 to 1. */
  public Metric<ScoredLabel> recall() {
    return metric(share("recall", "Recall (sensitivity)"), matrix -> matrix.recall(EVENT));
  }

  /** {@code specificity}: TN / (TN + FP), 0 when every case has the event; higher, 0 to 1. */
  public Metric<ScoredLabel> specificity() {
    return metric(share("specificity", "Specificity"), matrix -> matrix.recall(NO_EVENT));
  }

  /** {@code mcc}: {@link ConfusionMatrix#mcc}; higher is better, -1 to 1. */
  public Metric<ScoredLabel> mcc() {
    return metric(info("mcc", "Matthews correlation coefficient", -1), ConfusionMatrix::mcc);
  }

  /** {@code cohen_kappa}: {@link ConfusionMatrix#kappa} without weights; higher, -1 to 1. */
  public Metric<ScoredLabel> cohenKappa() {
    return metric(
        info("cohen_kappa", "Cohen's kappa", -1), matrix -> matrix.kappa(KappaWeights.NONE));
  }

  private ConfusionMetric<ScoredLabel> metric(
      MetricInfo info, ToDoubleFunction<ConfusionMatrix> formula) {
    return new ConfusionMetric<>(info, 2, 2, this::cell, formula, false, false);
  }

  private int cell(ScoredLabel label) {
    return (label.positive() ? 2 : 0) + (label.score() >= threshold ? 1 : 0);
  }

  private MetricInfo share(String name, String title) {
    return info(name, title, 0);
  }

  private MetricInfo info(String name, String title, double least) {
    String text = ShortestDecimal.of(threshold);
    return MetricInfo.of(name, title + " at threshold " + text, Better.HIGHER, least, 1)
        .with(Map.of("threshold", text));
  }
}
