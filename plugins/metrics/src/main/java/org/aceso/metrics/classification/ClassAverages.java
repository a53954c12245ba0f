package org.aceso.metrics.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Precision, recall and F-beta of one predicted class a case: of each class, and averaged. Higher
 * is better in all of them, 0 to 1; 0 / 0 is 0, and all classes count, whether they occur or not.
 */
public final class ClassAverages {
  private final List<String> labels;
  private final int columns;

  /**
   * @param labels names of the classes, which stand in the keys of metrics
   */
  public ClassAverages(List<String> labels) {
    this(labels, false);
  }

  /**
   * @param undecided whether a case may be predicted to be of none of them, as in {@link
   *     ClassMetrics}
   */
  public ClassAverages(List<String> labels, boolean undecided) {
    this.labels = List.copyOf(labels);
    this.columns = undecided ? labels.size() + 1 : labels.size();
  }

  /** {@code macro_f_beta[beta=…]}: {@link ConfusionMatrix#macroFBeta}. */
  public Metric<ClassPair> macroFBeta(double beta) {
    return metric(fBeta("macro_f_beta", "Macro-averaged F", beta), m -> m.macroFBeta(beta));
  }

  /** {@code weighted_f_beta[beta=…]}: {@link ConfusionMatrix#weightedFBeta}. */
  public Metric<ClassPair> weightedFBeta(double beta) {
    return metric(
        fBeta("weighted_f_beta", "F averaged by cases", beta), m -> m.weightedFBeta(beta));
  }

  /** {@code micro_f_beta[beta=…]}: {@link ConfusionMatrix#microFBeta}. */
  public Metric<ClassPair> microFBeta(double beta) {
    ConfusionMetric<ClassPair> metric =
        metric(fBeta("micro_f_beta", "Micro-averaged F", beta), m -> m.microFBeta(beta));
    return columns == labels.size() ? metric.asMean() : metric;
  }

  /** {@code macro_precision}: {@link ConfusionMatrix#macroPrecision}. */
  public Metric<ClassPair> macroPrecision() {
    return metric(
        share("macro_precision", "Macro-averaged precision"), ConfusionMatrix::macroPrecision);
  }

  /** {@code macro_recall}: {@link ConfusionMatrix#macroRecall}. */
  public Metric<ClassPair> macroRecall() {
    return metric(share("macro_recall", "Macro-averaged recall"), ConfusionMatrix::macroRecall);
  }

  /** {@code f_beta[beta=…,label=…]}: {@link ConfusionMatrix#fBeta} of each class. */
  public List<Metric<ClassPair>> fBetas(double beta) {
    List<Metric<ClassPair>> all = new ArrayList<>();
    for (int place = 0; place < labels.size(); place++) {
      int label = place;
      String name = labels.get(place);
      MetricInfo fBeta = fBeta("f_beta", "F of " + name + ",", beta);
      Map<String, String> parameters = new TreeMap<>(fBeta.parameters());
      parameters.put("label", name);
      all.add(metric(fBeta.with(parameters), m -> m.fBeta(label, beta)));
    }
    return all;
  }

  /** {@code precision[label=…]}: {@link ConfusionMatrix#precision} of each class. */
  public List<Metric<ClassPair>> precisions() {
    List<Metric<ClassPair>> all = new ArrayList<>();
    for (int place = 0; place < labels.size(); place++) {
      int label = place;
      MetricInfo info = share("precision", "Precision of " + labels.get(place));
      all.add(metric(info.with(Map.of("label", labels.get(place))), m -> m.precision(label)));
    }
    return all;
  }

  /** {@code recall[label=…]}: {@link ConfusionMatrix#recall} of each class. */
  public List<Metric<ClassPair>> recalls() {
    List<Metric<ClassPair>> all = new ArrayList<>();
    for (int place = 0; place < labels.size(); place++) {
      int label = place;
      MetricInfo info = share("recall", "Recall of " + labels.get(place));
      all.add(metric(info.with(Map.of("label", labels.get(place))), m -> m.recall(label)));
    }
    return all;
  }

  private ConfusionMetric<ClassPair> metric(
      MetricInfo info, ToDoubleFunction<ConfusionMatrix> formula) {
    return new ConfusionMetric<>(
        info,
        labels.size(),
        columns,
        pair -> pair.truth() * columns + pair.predicted(),
        formula,
        false,
        false);
  }

  private static MetricInfo fBeta(String name, String title, double beta) {
    String text = ShortestDecimal.of(beta);
    return share(name, title + " with β = " + text).with(Map.of("beta", text));
  }

  private static MetricInfo share(String name, String title) {
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1);
  }
}
