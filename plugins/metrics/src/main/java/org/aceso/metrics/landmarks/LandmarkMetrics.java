package org.aceso.metrics.landmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Id;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of radial errors, pooled over cases and landmarks. A landmark that was not predicted
 * counts as not detected, and has no part in means, median and maximum; without any that was
 * predicted these are undefined, {@code no_landmark}. (C.-W. Wang et al., Medical Image Analysis 31
 * (2016) 63-76.)
 */
public final class LandmarkMetrics {
  private final List<String> landmarks;
  private final String unit;

  /**
   * @param landmarks their names, which stand in the keys of metrics
   * @param unit of distances, such as {@code mm}
   */
  public LandmarkMetrics(List<String> landmarks, String unit) {
    this.landmarks = List.copyOf(landmarks);
    this.unit = unit;
  }

  /** {@code mean_radial_error}: the mean distance; lower is better, from 0. */
  public Metric<LandmarkErrors> mean() {
    return all(distance("mean_radial_error", "Mean radial error"), PooledErrors::mean);
  }

  /** {@code mean_radial_error[landmark=…]}, one for each. */
  public List<Metric<LandmarkErrors>> means() {
    return each(distance("mean_radial_error", "Mean radial error"), PooledErrors::mean);
  }

  /** {@code radial_error_sd}: the standard deviation of distances, over n; lower, from 0. */
  public Metric<LandmarkErrors> deviation() {
    return all(
        distance("radial_error_sd", "Standard deviation of radial errors"),
        PooledErrors::deviation);
  }

  /** {@code median_radial_error}: the median, of two in the middle their mean; lower, from 0. */
  public Metric<LandmarkErrors> median() {
    return all(distance("median_radial_error", "Median radial error"), PooledErrors::median);
  }

  /** {@code max_radial_error}: the largest distance; lower, from 0. */
  public Metric<LandmarkErrors> largest() {
    return all(distance("max_radial_error", "Largest radial error"), PooledErrors::largest);
  }

  /**
   * {@code sdr[threshold=…]}: successful detection rate, the share of landmarks whose distance is
   * at most the threshold; higher is better, 0 to 1.
   */
  public Metric<LandmarkErrors> detectionRate(double threshold) {
    return all(rate(threshold), (errors, counts) -> errors.within(threshold, counts));
  }

  /** {@code sdr[landmark=…,threshold=…]}, one for each landmark. */
  public List<Metric<LandmarkErrors>> detectionRates(double threshold) {
    return each(rate(threshold), (errors, counts) -> errors.within(threshold, counts));
  }

  private static Metric<LandmarkErrors> all(
      MetricInfo info, ToDoubleBiFunction<PooledErrors, int[]> formula) {
    return new LandmarkMetric(info, -1, formula);
  }

  private List<Metric<LandmarkErrors>> each(
      MetricInfo info, ToDoubleBiFunction<PooledErrors, int[]> formula) {
    List<Metric<LandmarkErrors>> metrics = new ArrayList<>();
    for (int landmark = 0; landmark < landmarks.size(); landmark++) {
      String name = landmarks.get(landmark);
      Map<String, String> parameters = new TreeMap<>(info.parameters());
      parameters.put("landmark", name);
      metrics.add(
          new LandmarkMetric(
              info.titled(info.title() + ", " + name).with(parameters), landmark, formula));
    }
    return metrics;
  }

  private MetricInfo distance(String name, String title) {
    return new MetricInfo(
        Id.of(name), title, new TreeMap<>(), Better.LOWER, 0, Double.POSITIVE_INFINITY, unit, 4);
  }

  private MetricInfo rate(double threshold) {
    String text = ShortestDecimal.of(threshold);
    String title = "Detected within " + text + (unit.isEmpty() ? "" : " " + unit);
    return MetricInfo.of("sdr", title, Better.HIGHER, 0, 1).with(Map.of("threshold", text));
  }
}
