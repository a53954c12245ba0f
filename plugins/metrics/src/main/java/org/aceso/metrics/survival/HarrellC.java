package org.aceso.metrics.survival;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** See {@link ConcordanceMetrics#harrell}. */
record HarrellC(MetricInfo info, double tolerance) implements Metric<CensoredRisk> {

  @Override
  public Scorer prepare(List<CensoredRisk> inCaseOrder) {
    return new Prepared(new ComparablePairs(inCaseOrder, tolerance), inCaseOrder.size());
  }

  private record Prepared(ComparablePairs pairs, int size) implements Scorer {

    @Override
    public double value(int[] counts) {
      long[] sums = sums(counts);
      long comparable = sums[0] + sums[1] + sums[2];
      return comparable == 0 ? Double.NaN : (2 * sums[0] + sums[2]) / 2.0 / comparable;
    }

    @Override
    public String undefinedReason() {
      return "no_comparable_pair";
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      int[] ones = new int[size];
      Arrays.fill(ones, 1);
      Timeline timeline = pairs.timeline();
      long[] events = timeline.tally(true, ones);
      long[] censored = timeline.tally(false, ones);
      double tiedTimes = 0;
      for (int place = 0; place < events.length; place++) {
        tiedTimes += events[place] * censored[place];
      }
      double[] shares = Arrays.stream(sums(ones)).mapToDouble(sum -> sum).toArray();
      return new TreeMap<>(
          Map.of("pairs", new double[][] {shares}, "tied_time", new double[][] {{tiedTimes}}));
    }

    /** Concordant, discordant and tied pairs. */
    private long[] sums(int[] counts) {
      long[] sums = new long[3];
      pairs.visit(
          counts,
          (place, concordant, discordant, tied) -> {
            sums[0] += concordant;
            sums[1] += discordant;
            sums[2] += tied;
          });
      return sums;
    }
  }
}
