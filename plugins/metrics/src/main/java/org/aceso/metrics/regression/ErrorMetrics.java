package org.aceso.metrics.regression;

import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** How far predictions y lie from the truth x, d = y - x, in the unit of the predicted value. */
public final class ErrorMetrics {
  private static final double MOST = Double.POSITIVE_INFINITY;

  /** Below it a truth counts as this much in a relative error: 2^-52, as in scikit-learn. */
  private static final double LEAST_TRUTH = Math.ulp(1.0);

  private final String unit;

  /**
   * @param unit of the predicted value, such as {@code mm}; empty for a pure number
   */
  public ErrorMetrics(String unit) {
    this.unit = unit;
  }

  /** {@code mae}: mean absolute error, mean |d|; lower is better, from 0. */
  public Metric<ValuePair> mae() {
    return Metric.mean(inUnit("mae", "Mean absolute error"), ValuePair::absoluteError);
  }

  /** {@code mse}: mean squared error, mean d², in the square of the unit; lower, from 0. */
  public Metric<ValuePair> mse() {
    MetricInfo info = MetricInfo.of("mse", "Mean squared error", Better.LOWER, 0, MOST);
    return Metric.mean(
        withUnit(info, unit.isEmpty() ? "" : unit + "^2"),
        pair -> pair.difference() * pair.difference());
  }

  /** {@code rmse}: √ mean d²; lower is better, from 0. */
  public Metric<ValuePair> rmse() {
    return new MomentMetric(
        inUnit("rmse", "Root mean squared error"),
        "undefined",
        moments -> Math.sqrt(moments.squares() / moments.n()));
  }

  /** {@code median_absolute_error}: the median of |d|, of two in the middle their mean; lower. */
  public Metric<ValuePair> medianAbsoluteError() {
    return new ErrorOrderMetric(
        inUnit("median_absolute_error", "Median absolute error"), SortedErrors::median);
  }

  /** {@code max_error}: the largest |d|; lower is better, from 0. */
  public Metric<ValuePair> maxError() {
    return new ErrorOrderMetric(inUnit("max_error", "Largest absolute error"), SortedErrors::max);
  }

  /**
   * {@code mape}: mean |d| / max(|x|, 2^-52), a fraction and no percentage; lower is better, from
   * 0. (scikit-learn, mean_absolute_percentage_error.)
   */
  public Metric<ValuePair> mape() {
    return Metric.mean(
        MetricInfo.of("mape", "Mean absolute relative error", Better.LOWER, 0, MOST),
        pair -> pair.absoluteError() / Math.max(Math.abs(pair.truth()), LEAST_TRUTH));
  }

  private MetricInfo inUnit(String name, String title) {
    return withUnit(MetricInfo.of(name, title, Better.LOWER, 0, MOST), unit);
  }

  static MetricInfo withUnit(MetricInfo info, String unit) {
    return new MetricInfo(
        info.id(),
        info.title(),
        info.parameters(),
        info.better(),
        info.least(),
        info.most(),
        unit,
        info.digits());
  }
}
