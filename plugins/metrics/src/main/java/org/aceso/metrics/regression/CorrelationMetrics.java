package org.aceso.metrics.regression;

import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * Correlation of truth and prediction; -1 to 1, higher is better. Undefined, {@code constant}, when
 * all truths or all predictions are equal.
 */
public final class CorrelationMetrics {
  private static final String CONSTANT = "constant";

  private CorrelationMetrics() {}

  /** {@code pearson}: Σ (x - mean x)(y - mean y) / √(Σ (x - mean x)² Σ (y - mean y)²). */
  public static Metric<ValuePair> pearson() {
    return new MomentMetric(
        info("pearson", "Pearson correlation"), CONSTANT, CorrelationMetrics::pearson);
  }

  /** {@code spearman}: Pearson correlation of ranks; ties share the mean of their ranks. */
  public static Metric<ValuePair> spearman() {
    return new Ranked(info("spearman", "Spearman rank correlation"), true);
  }

  /** {@code kendall_tau_b}: {@link KendallTau}. */
  public static Metric<ValuePair> kendallTauB() {
    return new Ranked(info("kendall_tau_b", "Kendall's tau-b"), false);
  }

  private static double pearson(PairMoments m) {
    if (m.xx() == 0 || m.yy() == 0) {
      return Double.NaN;
    }
    // Two ratios instead of a product of sums: no overflow, and exactly 1 where y is x.
    double size = Math.sqrt((m.xy() / m.xx()) * (m.xy() / m.yy()));
    return Math.copySign(Math.min(1, size), m.xy());
  }

  private static double spearman(PairRanks ranks, int[] counts) {
    double[] truth = midRanks(PairRanks.tally(ranks.truth(), ranks.truths(), counts));
    double[] predicted = midRanks(PairRanks.tally(ranks.predicted(), ranks.predictions(), counts));
    List<ValuePair> pairs = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      pairs.add(new ValuePair(truth[ranks.truth()[i]], predicted[ranks.predicted()[i]]));
    }
    return pearson(PairMoments.of(pairs, counts));
  }

  private static double[] midRanks(long[] tally) {
    double[] ranks = new double[tally.length];
    long before = 0;
    for (int place = 0; place < tally.length; place++) {
      ranks[place] = before + (tally[place] + 1) / 2.0;
      before += tally[place];
    }
    return ranks;
  }

  private static MetricInfo info(String name, String title) {
    return MetricInfo.of(name, title, Better.HIGHER, -1, 1);
  }

  private record Ranked(MetricInfo info, boolean bySpearman) implements Metric<ValuePair> {

    @Override
    public Scorer prepare(List<ValuePair> inCaseOrder) {
      PairRanks ranks = PairRanks.of(inCaseOrder);
      KendallTau tau = new KendallTau(ranks);
      return new RankScorer(counts -> bySpearman ? spearman(ranks, counts) : tau.value(counts));
    }
  }

  private record RankScorer(Scorer formula) implements Scorer {

    @Override
    public double value(int[] counts) {
      return formula.value(counts);
    }

    @Override
    public String undefinedReason() {
      return CONSTANT;
    }
  }
}
