package org.aceso.metrics.survival;

import java.util.Map;
import java.util.TreeMap;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** How well risks tell, at given times, who has had the event from who has not. */
public final class DynamicAucMetrics {
  private final Censoring censoring;
  private final double tolerance;

  /**
   * @param tolerance neighbors in the order of risks whose difference is at most this are one step
   *     of the ROC curve, as in scikit-survival with 1e-8; 0 for equal risks only
   */
  public DynamicAucMetrics(Censoring censoring, double tolerance) {
    this.censoring = censoring;
    this.tolerance = tolerance;
  }

  /**
   * {@code dynamic_auc[time=t]}: cumulative/dynamic AUC. Of pairs of somebody with the event by t,
   * weighing 1 / G at that time, and somebody observed beyond t, the share in which the former has
   * the higher risk, ties counting one half; 0 to 1, higher is better. Undefined without such a
   * pair, {@code no_pair_at_time}. (H. Hung and C. Chiang, Canadian Journal of Statistics 38 (2010)
   * 8-26; J. Lambert and S. Chevret, Statistical Methods in Medical Research 25 (2016) 2088-2102.)
   */
  public Metric<CensoredRisk> at(double time) {
    MetricInfo info = info("dynamic_auc", "Cumulative/dynamic AUC at " + text(time));
    Map<String, String> parameters = new TreeMap<>(Parameters.tolerance(tolerance));
    parameters.put("time", text(time));
    return new DynamicAuc(censoring.name(info, parameters), censoring, tolerance, time);
  }

  /**
   * {@code mean_dynamic_auc}: the mean of the AUC over the times of a grid, each by the drop of the
   * Kaplan-Meier curve of the scored cases since the time before (the first one since 0); times
   * without a drop are left out. 0 to 1, higher is better.
   *
   * @param grid ascending, at least one time
   */
  public Metric<CensoredRisk> mean(double... grid) {
    MetricInfo info =
        info("mean_dynamic_auc", "Mean cumulative/dynamic AUC, up to " + text(last(grid)));
    return new DynamicAuc(
        censoring.name(info, Parameters.tolerance(tolerance)), censoring, tolerance, grid);
  }

  private static double last(double[] grid) {
    return grid[grid.length - 1];
  }

  private static String text(double time) {
    return ShortestDecimal.of(time);
  }

  private static MetricInfo info(String name, String title) {
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1);
  }
}
