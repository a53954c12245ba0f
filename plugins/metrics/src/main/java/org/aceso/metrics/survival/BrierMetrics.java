package org.aceso.metrics.survival;

import java.util.Map;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** The squared error of predicted survival at the times of a grid. */
public final class BrierMetrics {
  private final Censoring censoring;
  private final double[] grid;

  /**
   * @param grid ascending; the times of {@link CensoredSurvival#survival}
   */
  public BrierMetrics(Censoring censoring, double... grid) {
    this.censoring = censoring;
    this.grid = grid.clone();
  }

  /**
   * {@code survival_brier[time=t]}: the mean of S² / G(t_i) for those with the event at t_i ≤ t, (1
   * - S)² / G(t) for those observed beyond t, and 0 for those censored by t, with S the predicted
   * survival at t; lower is better, from 0. Where G is 0 the weight is 0, as in scikit-survival.
   * Undefined when nobody is observed beyond t, {@code nobody_at_risk}, or G is unknown, {@code
   * no_censoring_weight}. (E. Graf et al., Statistics in Medicine 18 (1999) 2529-2545.)
   *
   * @param index which time of the grid
   */
  public Metric<CensoredSurvival> at(int index) {
    String time = ShortestDecimal.of(grid[index]);
    MetricInfo info = info("survival_brier", "Brier score of survival at " + time);
    return new SurvivalBrier(
        censoring.name(info, Map.of("time", time)), censoring, grid, index, index + 1);
  }

  /**
   * {@code integrated_brier}: the trapezoidal integral of the Brier score over the grid, divided by
   * its length; lower is better, from 0. The grid has at least two times.
   */
  public Metric<CensoredSurvival> integrated() {
    MetricInfo info = info("integrated_brier", "Integrated Brier score of survival");
    return new SurvivalBrier(censoring.name(info, Map.of()), censoring, grid, 0, grid.length);
  }

  private static MetricInfo info(String name, String title) {
    return MetricInfo.of(name, title, Better.LOWER, 0, Double.POSITIVE_INFINITY);
  }
}
