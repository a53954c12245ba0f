package org.aceso.metrics.survival;

import java.util.List;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * See {@link DynamicAucMetrics}.
 *
 * @param grid one time, or those of a mean
 */
record DynamicAuc(MetricInfo info, Censoring censoring, double tolerance, double... grid)
    implements Metric<CensoredRisk> {

  @Override
  public Scorer prepare(List<CensoredRisk> inCaseOrder) {
    return new Prepared(new RiskSteps(inCaseOrder, tolerance), censoring, grid);
  }

  private record Prepared(RiskSteps steps, Censoring censoring, double[] grid) implements Scorer {

    @Override
    public double value(int[] counts) {
      double[] weights = censoring.weights(steps.timeline(), new double[0], counts).own();
      if (grid.length == 1) {
        return steps.area(grid[0], weights, counts);
      }
      StepCurve survival = StepCurve.ofEvents(steps.timeline(), counts);
      double sum = 0;
      double before = 1;
      for (double time : grid) {
        double now = survival.at(time);
        if (now < before) {
          sum += steps.area(time, weights, counts) * (before - now);
        }
        before = now;
      }
      return before == 1 ? Double.NaN : sum / (1 - before);
    }

    @Override
    public String undefinedReason() {
      return "no_pair_at_time";
    }
  }
}
