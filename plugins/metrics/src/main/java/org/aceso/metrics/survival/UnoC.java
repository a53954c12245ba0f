package org.aceso.metrics.survival;

import java.util.Arrays;
import java.util.List;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** See {@link ConcordanceMetrics#uno}. */
record UnoC(MetricInfo info, Censoring censoring, double tau, double tolerance)
    implements Metric<CensoredRisk> {

  @Override
  public Scorer prepare(List<CensoredRisk> inCaseOrder) {
    ComparablePairs pairs = new ComparablePairs(inCaseOrder, tolerance);
    return new Prepared(pairs, inCaseOrder.size(), censoring, tau);
  }

  private record Prepared(ComparablePairs pairs, int size, Censoring censoring, double tau)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      double[] sums = sums(counts);
      return sums[1] == 0 ? Double.NaN : sums[0] / sums[1];
    }

    @Override
    public String undefinedReason() {
      int[] ones = new int[size];
      Arrays.fill(ones, 1);
      return sums(ones)[1] == 0 ? "no_comparable_pair" : "no_censoring_weight";
    }

    /** Concordant pairs with half of the tied ones, and all pairs, by weight; NaN without one. */
    private double[] sums(int[] counts) {
      Timeline timeline = pairs.timeline();
      double[] survival = censoring.weights(timeline, new double[0], counts).own();
      double[] sums = new double[2];
      pairs.visit(
          counts,
          (place, concordant, discordant, tied) -> {
            long comparable = concordant + discordant + tied;
            if (timeline.times()[place] < tau && comparable > 0) {
              double g = survival[place];
              double weight = g == 0 ? Double.NaN : 1 / (g * g);
              sums[0] += weight * ((2 * concordant + tied) / 2.0);
              sums[1] += weight * comparable;
            }
          });
      return sums;
    }
  }
}
