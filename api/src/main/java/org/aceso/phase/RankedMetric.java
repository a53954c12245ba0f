package org.aceso.phase;

import java.util.List;
import java.util.Optional;
import org.aceso.ids.NearestName;
import org.aceso.spi.Better;
import org.aceso.spi.MetricInfo;

/** Whether a phase can rank by a metric: its type computes it, and one of two values is better. */
final class RankedMetric {
  private RankedMetric() {}

  /**
   * What keeps a metric from ranking.
   *
   * @param code one word
   */
  record Problem(String code, String message) {}

  /**
   * Looks for the metric among those that are computed.
   *
   * @param metrics at least one
   */
  static Optional<Problem> problem(List<MetricInfo> metrics, String key) {
    List<String> keys = metrics.stream().map(MetricInfo::key).toList();
    if (!keys.contains(key)) {
      String nearest = NearestName.of(key, keys).orElseThrow();
      return Optional.of(
          new Problem(
              "unknown_metric",
              key
                  + " is not computed; the nearest one is "
                  + nearest
                  + "; there are "
                  + String.join(", ", keys)));
    }
    Better better = metrics.get(keys.indexOf(key)).better();
    return better == Better.NEITHER
        ? Optional.of(
            new Problem(
                "no_direction", key + " describes: neither of two values is the better one"))
        : Optional.empty();
  }
}
