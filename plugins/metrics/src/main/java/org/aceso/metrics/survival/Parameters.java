package org.aceso.metrics.survival;

import java.util.Map;
import java.util.TreeMap;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.MetricInfo;

/** Parameters in the names of metrics. */
final class Parameters {
  private Parameters() {}

  static MetricInfo add(MetricInfo info, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(info.parameters());
    all.putAll(more);
    return info.with(all);
  }

  /** The parameter {@code tie_tolerance}, unless only equal risks tie. */
  static Map<String, String> tolerance(double tolerance) {
    return tolerance == 0 ? Map.of() : Map.of("tie_tolerance", ShortestDecimal.of(tolerance));
  }
}
