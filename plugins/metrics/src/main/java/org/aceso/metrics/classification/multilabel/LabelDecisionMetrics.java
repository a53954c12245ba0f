package org.aceso.metrics.classification.multilabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of decisions: a label is predicted when its score is at least the threshold. F1 of a
 * label is 2TP / (2TP + FP + FN), 0 without any of the three unless said otherwise. Averages are
 * undefined, {@code no_defined_label}, when no label is included.
 */
public final class LabelDecisionMetrics {
  private final double threshold;
  private final boolean leaveOut;

  /**
   * @param leaveOut whether averages leave out labels of one outcome
   */
  public LabelDecisionMetrics(double threshold, boolean leaveOut) {
    this.threshold = threshold;
    this.leaveOut = leaveOut;
  }

  /** {@code f1[label=…,threshold=…]}, one for each label; higher is better, 0 to 1. */
  public List<Metric<LabelScores>> f1(List<String> names) {
    List<Metric<LabelScores>> all = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      int own = label;
      MetricInfo info =
          info("f1", "F1 score of " + names.get(label), Map.of("label", names.get(label)));
      all.add(metric(info, decisions -> decisions.f1(own, 0), false));
    }
    return all;
  }

  /**
   * {@code macro_f1}: mean F1 of the labels; higher is better, 0 to 1. Carries the part {@code
   * tp_fp_fn} with one row a label. (scikit-learn, f1_score with average="macro".)
   */
  public Metric<LabelScores> macroF1() {
    MetricInfo info = info("macro_f1", "Macro-averaged F1", Map.of());
    return metric(info, decisions -> decisions.macroF1(0), true);
  }

  /** {@code macro_f1[zero_division=1]}: the same with F1 = 1 where TP, FP and FN are 0. */
  public Metric<LabelScores> macroF1WithEmptyAsOne() {
    MetricInfo info =
        info("macro_f1", "Macro-averaged F1, empty labels 1", Map.of("zero_division", "1"));
    return metric(info, decisions -> decisions.macroF1(1), false);
  }

  /** {@code macro_f1_both_outcomes}: mean over labels of the mean F1 of presence and absence. */
  public Metric<LabelScores> macroF1OfBothOutcomes() {
    MetricInfo info =
        info("macro_f1_both_outcomes", "Macro-averaged F1 of presence and absence", Map.of());
    return metric(info, LabelDecisions::macroF1OfBothOutcomes, false);
  }

  /** {@code micro_f1}: F1 of all cells together; higher is better, 0 to 1. */
  public Metric<LabelScores> microF1() {
    return metric(info("micro_f1", "Micro-averaged F1", Map.of()), LabelDecisions::microF1, false);
  }

  /** {@code hamming_loss}: share of cells that are wrong; lower is better, 0 to 1. */
  public Metric<LabelScores> hammingLoss() {
    MetricInfo info = MetricInfo.of("hamming_loss", "Hamming loss", Better.LOWER, 0, 1);
    return metric(
        info.with(Map.of("threshold", ShortestDecimal.of(threshold))),
        LabelDecisions::hammingLoss,
        false);
  }

  /**
   * {@code macro_f1_rescaled}: (F - B) / (1 - B) with F the macro-F1 and B that of predicting the
   * same labels for every case; 1 is perfect, 0 as good as the constant, not cut below it.
   * Undefined when the constant is perfect. (AllergenChip challenge, Health Data Hub, 2023.)
   *
   * @param constant the labels that the baseline predicts
   */
  public Metric<LabelScores> macroF1Rescaled(boolean[] constant) {
    MetricInfo info =
        MetricInfo.of(
                "macro_f1_rescaled",
                "Macro-averaged F1, rescaled from the baseline",
                Better.HIGHER,
                Double.NEGATIVE_INFINITY,
                1)
            .with(Map.of("threshold", ShortestDecimal.of(threshold)));
    return metric(
        info,
        decisions -> {
          double base = decisions.macroF1OfConstant(constant);
          return (decisions.macroF1(0) - base) / (1 - base);
        },
        false);
  }

  private Metric<LabelScores> metric(
      MetricInfo info, ToDoubleFunction<LabelDecisions> formula, boolean showsTable) {
    return new DecisionMetric(info, threshold, leaveOut, formula, showsTable);
  }

  private MetricInfo info(String name, String title, Map<String, String> parameters) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.put("threshold", ShortestDecimal.of(threshold));
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1).with(all);
  }
}
