package org.aceso.metrics.classification;

import java.util.List;
import org.aceso.metrics.CompensatedSum;
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
    double[] errors = inCaseOrder.stream().mapToDouble(ProbabilityMetrics::squaredError).toArray();
    boolean[] positive = new boolean[errors.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = inCaseOrder.get(i).positive();
    }
    return new Skill(errors, positive);
  }

  private record Skill(double[] errors, boolean[] positive) implements Scorer {

    @Override
    public double value(int[] counts) {
      // A forecast as good as the prevalence has a ratio near 1, of which 1 leaves few digits.
      CompensatedSum error = new CompensatedSum();
      long events = 0;
      long total = 0;
      for (int i = 0; i < errors.length; i++) {
        error.add(counts[i] * errors[i]);
        events += positive[i] ? counts[i] : 0;
        total += counts[i];
      }
      double prevalence = (double) events / total;
      double variance = prevalence * (1 - prevalence);
      return variance == 0 ? Double.NaN : 1 - error.value() / total / variance;
    }

    @Override
    public String undefinedReason() {
      return "one_class";
    }
  }
}
