package org.aceso.metrics.survival;

import java.util.List;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * See {@link BrierMetrics}.
 *
 * @param from the first time of the grid that counts
 * @param to beyond the last one; the value of one time is its score, of several their integral
 */
record SurvivalBrier(MetricInfo info, Censoring censoring, double[] grid, int from, int to)
    implements Metric<CensoredSurvival> {

  @Override
  public Scorer prepare(List<CensoredSurvival> inCaseOrder) {
    Timeline timeline = new Timeline(inCaseOrder.stream().map(CensoredSurvival::outcome).toList());
    return new Prepared(this, timeline, inCaseOrder);
  }

  private record Prepared(SurvivalBrier metric, Timeline timeline, List<CensoredSurvival> cases)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      double[] grid = metric.grid;
      Censoring.Weights weights = metric.censoring.weights(timeline, grid, counts);
      double before = score(metric.from, weights, counts);
      if (metric.to == metric.from + 1) {
        return before;
      }
      double sum = 0;
      for (int index = metric.from + 1; index < metric.to; index++) {
        double now = score(index, weights, counts);
        sum += (grid[index] - grid[index - 1]) * (before + now) / 2;
        before = now;
      }
      return sum / (grid[metric.to - 1] - grid[metric.from]);
    }

    @Override
    public String undefinedReason() {
      double[] times = timeline.times();
      boolean isBeyond = times.length == 0 || times[times.length - 1] <= metric.grid[metric.to - 1];
      return isBeyond ? "nobody_at_risk" : "no_censoring_weight";
    }

    private double score(int index, Censoring.Weights weights, int[] counts) {
      double time = metric.grid[index];
      double sum = 0;
      long beyond = 0;
      long total = 0;
      for (int i = 0; i < timeline.size(); i++) {
        int count = counts[timeline.owner(i)];
        if (count == 0) {
          continue;
        }
        total += count;
        double survival = cases.get(timeline.owner(i)).survival()[index];
        if (timeline.time(i) > time) {
          beyond += count;
          sum += count * over((1 - survival) * (1 - survival), weights.grid()[index]);
        } else if (timeline.event(i)) {
          sum += count * over(survival * survival, weights.own()[timeline.place(i)]);
        }
      }
      return beyond == 0 ? Double.NaN : sum / total;
    }

    private static double over(double square, double g) {
      return g == 0 ? 0 : square / g;
    }
  }
}
