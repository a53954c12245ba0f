package org.aceso.metrics.alarms;

import org.aceso.metrics.SumsMetric;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** Metrics of the calls of all stays together; higher is better in all of them. */
public final class AlarmMetrics {
  private AlarmMetrics() {}

  /**
   * {@code normalized_utility}: (Σ observed - Σ inaction) / (Σ best - Σ inaction) over the stays: 1
   * for the best policy, 0 for never calling, below 0 for calls that harm more than silence.
   * Undefined, {@code no_onset}, where the best policy gains nothing, as without any onset.
   */
  public static Metric<StayUtility> normalizedUtility() {
    return new SumsMetric<>(
        MetricInfo.of(
            "normalized_utility", "Normalised utility", Better.HIGHER, Double.NEGATIVE_INFINITY, 1),
        "no_onset",
        stay -> new double[] {stay.observed(), stay.best(), stay.inaction()},
        sums -> {
          double possible = sums[1] - sums[2];
          return possible == 0 ? Double.NaN : (sums[0] - sums[2]) / possible;
        });
  }

  /** {@code accuracy}: hits and quiet hours of all hours; 0 to 1; undefined without an hour. */
  public static Metric<CallCounts> accuracy() {
    return new SumsMetric<>(
        MetricInfo.of("accuracy", "Accuracy of the hours", Better.HIGHER, 0, 1),
        "empty",
        AlarmMetrics::cells,
        sums -> (sums[0] + sums[3]) / (sums[0] + sums[1] + sums[2] + sums[3]));
  }

  /**
   * {@code f_measure}: 2 hits / (2 hits + false alarms + missed) over the hours; 0 to 1, and 1
   * where there is nothing to find and nothing was called, as the challenge of 2019 has it.
   */
  public static Metric<CallCounts> fMeasure() {
    return new SumsMetric<>(
        MetricInfo.of("f_measure", "F-measure of the hours", Better.HIGHER, 0, 1),
        "undefined",
        AlarmMetrics::cells,
        sums -> {
          double below = 2 * sums[0] + sums[1] + sums[2];
          return below == 0 ? 1 : 2 * sums[0] / below;
        });
  }

  private static double[] cells(CallCounts stay) {
    return new double[] {stay.hits(), stay.falseAlarms(), stay.missed(), stay.quiet()};
  }
}
