package org.aceso.metrics.classification.multilabel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.aceso.metrics.classification.RankMetrics;
import org.aceso.metrics.classification.ScoredLabel;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of the order of scores within each label; 0 to 1, higher is better. Averages are over the
 * defined labels, and undefined, {@code no_defined_label}, when there is none.
 */
public final class LabelRankMetrics {
  private final List<String> names;

  /**
   * @param names of the labels, each fit to stand in the key of a metric
   */
  public LabelRankMetrics(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** {@code auroc[label=…]}, one for each label: {@link RankMetrics#auroc}. */
  public List<Metric<LabelScores>> auroc() {
    return each(RankMetrics::auroc);
  }

  /** {@code average_precision[label=…]}, one for each: {@link RankMetrics#averagePrecision}. */
  public List<Metric<LabelScores>> averagePrecision() {
    return each(RankMetrics::averagePrecision);
  }

  /** {@code macro_auroc}: mean AUROC of the defined labels. */
  public Metric<LabelScores> macroAuroc() {
    return new LabelMean(info("macro_auroc", "Macro-averaged AUROC"), auroc(), false, false);
  }

  /** {@code weighted_auroc}: mean AUROC of the defined labels, weighted by their positives. */
  public Metric<LabelScores> weightedAuroc() {
    return new LabelMean(
        info("weighted_auroc", "AUROC weighted by positives"), auroc(), true, false);
  }

  /** {@code macro_average_precision}: mean average precision of the defined labels. */
  public Metric<LabelScores> macroAveragePrecision() {
    return macroAveragePrecision(false);
  }

  /**
   * The same of the labels that some case has: one that every case has counts 1. (Scripts of
   * PhysioNet/CinC 2020 and 2021.)
   */
  public Metric<LabelScores> macroAveragePrecisionOfPresent() {
    return macroAveragePrecision(true);
  }

  private Metric<LabelScores> macroAveragePrecision(boolean ofOneOutcome) {
    return new LabelMean(
        info("macro_average_precision", "Macro-averaged average precision"),
        averagePrecision(),
        false,
        ofOneOutcome);
  }

  /** {@code micro_auroc}: AUROC of all cells of the defined labels in one ranking. */
  public Metric<LabelScores> microAuroc() {
    return new AllCells(info("micro_auroc", "Micro-averaged AUROC"), new RankMetrics().auroc());
  }

  private List<Metric<LabelScores>> each(Function<RankMetrics, Metric<ScoredLabel>> metric) {
    List<Metric<LabelScores>> all = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      all.add(new OneLabel(metric.apply(new RankMetrics()), label, names.get(label)));
    }
    return all;
  }

  private static MetricInfo info(String name, String title) {
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1);
  }
}
