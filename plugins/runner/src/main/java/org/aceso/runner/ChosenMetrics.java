package org.aceso.runner;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Metric;

/** Leaves of an evaluation the metrics that somebody asks for, so that no other is computed. */
public final class ChosenMetrics {
  private ChosenMetrics() {}

  /** The keys of the metrics of an evaluation, in its order. */
  public static List<String> keys(Evaluation<?, ?, ?> evaluation) {
    return List.copyOf(byKey(evaluation).keySet());
  }

  /**
   * The same evaluation with some of its metrics, in its order.
   *
   * @param keys at least one, such as {@code auroc@1}
   * @throws IllegalArgumentException when the evaluation has no metric of a key, or none is named
   */
  public static Evaluation<?, ?, ?> of(Evaluation<?, ?, ?> evaluation, Collection<String> keys) {
    return chosen(evaluation, keys);
  }

  private static <P, R, O extends Record> Evaluation<P, R, O> chosen(
      Evaluation<P, R, O> evaluation, Collection<String> keys) {
    Map<String, Metric<O>> metrics = byKey(evaluation);
    for (String key : keys) {
      if (!metrics.containsKey(key)) {
        throw new IllegalArgumentException("the evaluation has no metric " + key);
      }
    }
    metrics.keySet().retainAll(keys);
    return new Evaluation<>(
        evaluation.predictions(),
        evaluation.references(),
        evaluation.predictionChecks(),
        evaluation.referenceChecks(),
        evaluation.observation(),
        evaluation.observer(),
        List.copyOf(metrics.values()));
  }

  private static <O extends Record> Map<String, Metric<O>> byKey(Evaluation<?, ?, O> evaluation) {
    Map<String, Metric<O>> metrics = new LinkedHashMap<>();
    for (Metric<O> metric : evaluation.metrics()) {
      metrics.put(PluginCall.computing("a metric's info", metric::info).key(), metric);
    }
    return metrics;
  }
}
