package org.aceso.metrics.classification;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Curve;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of the order of scores alone: any strictly increasing change of all scores leaves them
 * alone, bit for bit. Higher is better in all of them. The metrics of one object share one sort.
 */
public final class RankMetrics {
  private static final String ONE_CLASS = "one_class";
  private static final String NO_POSITIVES = "no_positives";

  private final SharedRanking ranking = new SharedRanking();

  /** {@code auroc}: {@link Roc#area}, with the curve {@code roc}. */
  public Metric<ScoredLabel> auroc() {
    return metric(
        info("auroc", "Area under the ROC curve", 0), ONE_CLASS, Roc::area, RankMetrics::roc);
  }

  /** {@code partial_auroc[max_fpr=…]}: {@link Roc#partialArea}, at most 1. */
  public Metric<ScoredLabel> partialAuroc(double maxFpr) {
    String text = ShortestDecimal.of(maxFpr);
    String title = "Standardized partial AUROC (McClish), false-positive rate up to " + text;
    double least = 0.5 * (1 - maxFpr / (2 - maxFpr));
    return metric(
        info("partial_auroc", title, least).with(Map.of("max_fpr", text)),
        ONE_CLASS,
        groups -> Roc.partialArea(groups, maxFpr),
        groups -> List.of());
  }

  /** {@code sensitivity_at_specificity[specificity=…]}: {@link Roc#sensitivityAt}, 0 to 1. */
  public Metric<ScoredLabel> sensitivityAtSpecificity(double specificity) {
    String text = ShortestDecimal.of(specificity);
    return metric(
        info("sensitivity_at_specificity", "Sensitivity at specificity " + text, 0)
            .with(Map.of("specificity", text)),
        ONE_CLASS,
        groups -> Roc.sensitivityAt(groups, specificity),
        groups -> List.of());
  }

  /** {@code youden_j}: {@link Roc#youden}, 0 to 1. */
  public Metric<ScoredLabel> youdenJ() {
    return metric(
        info("youden_j", "Youden's J, largest", 0), ONE_CLASS, Roc::youden, groups -> List.of());
  }

  /**
   * {@code average_precision}: {@link PrecisionRecall#averagePrecision}, 0 to 1, with the curve
   * {@code precision_recall}.
   */
  public Metric<ScoredLabel> averagePrecision() {
    return metric(
        info("average_precision", "Average precision", 0),
        NO_POSITIVES,
        PrecisionRecall::averagePrecision,
        RankMetrics::precisionRecall);
  }

  /** {@code auprc_trapezoid}: {@link PrecisionRecall#trapezoid}, 0 to 1. */
  public Metric<ScoredLabel> auprcTrapezoid() {
    return metric(
        info("auprc_trapezoid", "Area under the precision-recall curve, trapezoidal", 0),
        NO_POSITIVES,
        PrecisionRecall::trapezoid,
        groups -> List.of());
  }

  private Metric<ScoredLabel> metric(
      MetricInfo info,
      String reason,
      ToDoubleFunction<ScoreGroups> formula,
      Function<ScoreGroups, List<Curve>> curves) {
    return new RankMetric(info, reason, formula, curves, ranking);
  }

  private static List<Curve> roc(ScoreGroups groups) {
    return groups.hasBothClasses() ? List.of(Roc.curve(groups)) : List.of();
  }

  private static List<Curve> precisionRecall(ScoreGroups groups) {
    return groups.positives() > 0 ? List.of(PrecisionRecall.curve(groups)) : List.of();
  }

  private static MetricInfo info(String name, String title, double least) {
    return MetricInfo.of(name, title, Better.HIGHER, least, 1);
  }
}
