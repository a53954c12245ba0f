package org.aceso.metrics.classification;

import java.util.Arrays;
import java.util.List;
import org.aceso.spi.Curve;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** See {@link ProbabilityMetrics#expectedCalibrationError}. */
record CalibrationError(MetricInfo info, int bins) implements Metric<ScoredLabel> {

  @Override
  public Scorer prepare(List<ScoredLabel> inCaseOrder) {
    double[] edges = new double[bins];
    for (int bin = 1; bin < bins; bin++) {
      edges[bin] = bin * (1.0 / bins);
    }
    int size = inCaseOrder.size();
    int[] binOf = new int[size];
    double[] scores = new double[size];
    boolean[] positive = new boolean[size];
    for (int i = 0; i < size; i++) {
      ScoredLabel label = inCaseOrder.get(i);
      scores[i] = label.score();
      positive[i] = label.positive();
      binOf[i] = bin(edges, label.score());
    }
    return new Bins(bins, binOf, scores, positive);
  }

  /** The bin whose lower edge is below the score and whose upper edge is not. */
  private static int bin(double[] edges, double score) {
    int found = Arrays.binarySearch(edges, score + 0.0);
    int above = found >= 0 ? found : -found - 1;
    return Math.max(0, above - 1);
  }

  /** Observations in their bins. */
  private record Bins(int bins, int[] binOf, double[] scores, boolean[] positive)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      Sums sums = sums(counts);
      double error = 0;
      long total = 0;
      for (int bin = 0; bin < bins; bin++) {
        error += Math.abs(sums.events[bin] - sums.scores[bin]);
        total += sums.counts[bin];
      }
      return error / total;
    }

    @Override
    public List<Curve> curves() {
      int[] ones = new int[binOf.length];
      Arrays.fill(ones, 1);
      Sums sums = sums(ones);
      Points points = new Points(bins);
      for (int bin = 0; bin < bins; bin++) {
        if (sums.counts[bin] > 0) {
          double count = sums.counts[bin];
          points.add(sums.scores[bin] / count, sums.events[bin] / count);
        }
      }
      return List.of(points.curve("reliability", "mean probability", "share of events"));
    }

    private Sums sums(int[] counts) {
      Sums sums = new Sums(new long[bins], new long[bins], new double[bins]);
      for (int i = 0; i < binOf.length; i++) {
        int bin = binOf[i];
        sums.counts[bin] += counts[i];
        sums.events[bin] += positive[i] ? counts[i] : 0;
        sums.scores[bin] += counts[i] * scores[i];
      }
      return sums;
    }
  }

  private record Sums(long[] counts, long[] events, double[] scores) {}
}
