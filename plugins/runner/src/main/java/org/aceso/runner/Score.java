package org.aceso.runner;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.spi.Curve;

/**
 * The value of one metric for one submission.
 *
 * @param key see {@link org.aceso.spi.MetricInfo#key}
 * @param value finite; null when undefined
 * @param undefinedReason one word such as {@code one_class}; null when there is a value
 * @param parts see {@link org.aceso.spi.Scorer#parts}; NaN where undefined
 * @param curves see {@link org.aceso.spi.Scorer#curves}
 * @param perCase in case order, NaN for a case without a value of its own; empty when no case has
 *     one, or they were not asked for
 * @param replicates in order, NaN where undefined; empty when they were not asked for
 */
public record Score(
    String key,
    Double value,
    String undefinedReason,
    SortedMap<String, double[][]> parts,
    List<Curve> curves,
    double[] perCase,
    double[] replicates) {
  public Score {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    curves = List.copyOf(curves);
  }
}
