package org.aceso.metrics.classification;

import java.util.List;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** See {@link ProbabilityMetrics#brierSkill}. */
record BrierSkill() implements Metric<ScoredLabel> {

  @Override
  public MetricInfo info() {
    return MetricInfo.of(
        "brier_skill",
        "Brier skill score against the prevalence",
        Better.HIGHER,
        Double.NEGATIVE_INFINITY,
        1);
  }

  @Override
  public Scorer prepare(List<ScoredLabel> inCaseOrder) {
    Scorer brier = ProbabilityMetrics.brier().prepare(inCaseOrder);
    boolean[] positive = new boolean[inCaseOrder.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = inCaseOrder.get(i).positive();
    }
    return new Scorer() {
      @Override
      public double value(int[] counts) {
        double variance = variance(positive, counts);
        return variance == 0 ? Double.NaN : 1 - brier.value(counts) / variance;
      }

      @Override
      public String undefinedReason() {
        return "one_class";
      }
    };
  }

  private static double variance(boolean[] positive, int[] counts) {
    long events = 0;
    long total = 0;
    for (int i = 0; i < positive.length; i++) {
      events += positive[i] ? counts[i] : 0;
      total += counts[i];
    }
    double prevalence = (double) events / total;
    return prevalence * (1 - prevalence);
  }
}
