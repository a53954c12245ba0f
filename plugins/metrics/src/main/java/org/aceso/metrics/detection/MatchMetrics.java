package org.aceso.metrics.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of hits and misses at one threshold; higher is better, 0 to 1. With b = beta, F is (1 +
 * b²)TP / ((1 + b²)TP + FP + b²FN), and 0 when TP is 0. Images that are not counted take part in
 * none; with none left a value is undefined, {@code no_counted_image}.
 */
public final class MatchMetrics {
  private final int threshold;
  private final Map<String, String> parameters;
  private final boolean emptyIsPerfect;

  /**
   * The metrics of one threshold.
   *
   * @param threshold its place in {@link MatchCounts}
   * @param parameters what tells it from others, such as threshold = 0.5
   * @param emptyIsPerfect whether an image without true and predicted objects has F = 1, not 0
   */
  public MatchMetrics(int threshold, Map<String, String> parameters, boolean emptyIsPerfect) {
    this.threshold = threshold;
    this.parameters = Map.copyOf(parameters);
    this.emptyIsPerfect = emptyIsPerfect;
  }

  /** {@code mean_f_beta[beta=…]}: mean over images of F; {@code f_beta}: F of all objects. */
  public List<Metric<MatchCounts>> fBeta(double beta) {
    String name = ShortestDecimal.of(beta);
    Map<String, String> own = Map.of("beta", name);
    return List.of(
        new MeanF(
            info("mean_f_beta", "Mean F" + name + " of an image", own),
            threshold,
            beta,
            emptyIsPerfect),
        new PooledMatches(
            info("f_beta", "F" + name + " of all objects", own),
            threshold,
            tally ->
                f(tally[PooledMatches.TP], tally[PooledMatches.FP], tally[PooledMatches.FN], beta),
            true));
  }

  /** {@code precision}: TP / (TP + FP), and {@code recall}: of the true objects those found. */
  public List<Metric<MatchCounts>> precisionAndRecall() {
    List<Metric<MatchCounts>> both = new ArrayList<>();
    both.add(
        new PooledMatches(
            info("precision", "Precision", Map.of()),
            threshold,
            tally -> ratio(tally[PooledMatches.TP], tally[PooledMatches.FP]),
            false));
    both.add(
        new PooledMatches(
            info("recall", "Recall", Map.of()),
            threshold,
            tally ->
                ratio(
                    tally[PooledMatches.TRUTHS] - tally[PooledMatches.FN], tally[PooledMatches.FN]),
            false));
    return both;
  }

  static double f(long tp, long fp, long fn, double beta) {
    double weight = beta * beta;
    return tp == 0 ? 0 : (1 + weight) * tp / ((1 + weight) * tp + fp + weight * fn);
  }

  private static double ratio(long right, long other) {
    return right == 0 ? 0 : (double) right / (right + other);
  }

  private MetricInfo info(String name, String title, Map<String, String> own) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.putAll(own);
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1).with(all);
  }
}
