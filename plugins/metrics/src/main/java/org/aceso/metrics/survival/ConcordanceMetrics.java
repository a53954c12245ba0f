package org.aceso.metrics.survival;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** How well risks tell who has the event first; any increasing change of all risks is no change. */
public final class ConcordanceMetrics {
  private final double tolerance;

  /**
   * @param tolerance risks tie when their difference is at most this, 0 for equal risks only;
   *     scikit-survival has 1e-8. Above 0, tying is not transitive
   */
  public ConcordanceMetrics(double tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * {@code harrell_c}: of the comparable pairs, the share in which the one with the earlier event
   * has the higher risk, tied risks counting one half; 0 to 1, higher is better, 0.5 is chance. A
   * pair is comparable when i has the event and j is observed for longer, or is censored at that
   * very time; two events at one time are not. Undefined without such a pair. (F. E. Harrell et
   * al., Statistics in Medicine 15 (1996) 361-387.)
   *
   * <p>Parts: {@code pairs}, a row of the concordant, the discordant and those with tied risks, and
   * {@code tied_time}, the number of comparable pairs at one time.
   */
  public Metric<CensoredRisk> harrell() {
    return new HarrellC(
        Parameters.add(
            MetricInfo.of("harrell_c", "Harrell's C", Better.HIGHER, 0, 1),
            Parameters.tolerance(tolerance)),
        tolerance);
  }

  /**
   * {@code uno_c}: the same pairs with the event at t before τ, each weighing 1 / G(t)²; 0 to 1,
   * higher is better. Undefined without such a pair, {@code no_comparable_pair}, or where G is 0 or
   * unknown, {@code no_censoring_weight}. (H. Uno et al., Statistics in Medicine 30 (2011)
   * 1105-1117.)
   *
   * @param tau empty for no limit
   */
  public Metric<CensoredRisk> uno(Censoring censoring, OptionalDouble tau) {
    Map<String, String> parameters = new TreeMap<>(Parameters.tolerance(tolerance));
    tau.ifPresent(limit -> parameters.put("tau", ShortestDecimal.of(limit)));
    return new UnoC(
        censoring.name(MetricInfo.of("uno_c", "Uno's C", Better.HIGHER, 0, 1), parameters),
        censoring,
        tau.orElse(Double.POSITIVE_INFINITY),
        tolerance);
  }
}
