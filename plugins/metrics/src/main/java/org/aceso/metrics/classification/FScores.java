package org.aceso.metrics.classification;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * F1 of single classes and its means, of one predicted class a case. Higher is better, 0 to 1, in
 * all of them; a class without true and predicted cases has F1 = 0. (scikit-learn, f1_score.)
 */
public final class FScores {
  private final List<String> names;

  /**
   * Scores of classes with these names.
   *
   * @param names of the classes, in their order, fit for the parameters of a metric
   */
  public FScores(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** {@code f1[label=…]} of each class: {@link ConfusionMatrix#fBeta}. */
  public List<Metric<ClassPair>> ofEachClass() {
    return IntStream.range(0, names.size())
        .<Metric<ClassPair>>mapToObj(
            label ->
                metric(
                    info("f1", "F1 of " + names.get(label)).with(Map.of("label", names.get(label))),
                    matrix -> matrix.fBeta(label, 1)))
        .toList();
  }

  /**
   * {@code f1_macro_present}: the mean F1 of the classes that occur in the truth or among the
   * predictions. Carries the part {@code confusion_matrix}, rows by truth.
   */
  public Metric<ClassPair> macroOfPresent() {
    MetricInfo info = info("f1_macro_present", "Macro-averaged F1 of the classes that occur");
    return metric(info, ConfusionMatrix::macroF1OfPresent).withMatrix();
  }

  /** {@code f1_weighted}: the mean F1 of the classes weighted by their true cases. */
  public Metric<ClassPair> weighted() {
    return metric(
        info("f1_weighted", "F1 weighted by the size of classes"), ConfusionMatrix::weightedF1);
  }

  private ConfusionMetric<ClassPair> metric(
      MetricInfo info, ToDoubleFunction<ConfusionMatrix> formula) {
    int classes = names.size();
    return new ConfusionMetric<>(
        info,
        classes,
        classes,
        pair -> pair.truth() * classes + pair.predicted(),
        formula,
        false,
        false);
  }

  private static MetricInfo info(String name, String title) {
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1);
  }
}
