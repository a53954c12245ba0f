package org.aceso.metrics.regression;

import java.util.function.ToDoubleFunction;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Explained variance and agreement of truth x and prediction y, two raters of n cases; d = y - x.
 * Higher is better in all but the differences of Bland and Altman, which describe.
 */
public final class AgreementMetrics {
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** The 0.975 quantile of the normal distribution as Bland and Altman round it. */
  private static final double NORMAL = 1.96;

  private AgreementMetrics() {}

  /**
   * {@code r2}: coefficient of determination, 1 - Σ d² / Σ (x - mean x)²; at most 1. Where all x
   * are equal it is 1 for a perfect prediction and 0 otherwise. (scikit-learn, r2_score.)
   */
  public static Metric<ValuePair> r2() {
    return metric(
        "r2", "Coefficient of determination (R2)", -ANY, m -> explained(m.squares(), m.xx()));
  }

  /** {@code explained_variance}: 1 - Σ (d - mean d)² / Σ (x - mean x)², otherwise as r2. */
  public static Metric<ValuePair> explainedVariance() {
    return metric("explained_variance", "Explained variance", -ANY, m -> explained(m.dd(), m.xx()));
  }

  /**
   * {@code lin_ccc}: concordance correlation coefficient, 2 s_xy / (s_x² + s_y² + (mean d)²) with
   * variances over n; -1 to 1. Undefined when x and y are one and the same constant. (L. I-K. Lin,
   * Biometrics 45 (1989) 255-268.)
   */
  public static Metric<ValuePair> linCcc() {
    return metric(
        "lin_ccc",
        "Lin's concordance correlation coefficient",
        -1,
        m -> {
          double shift = m.meanDifference() * m.meanDifference() * m.n();
          return ratio(2 * m.xy(), m.xx() + m.yy() + shift);
        });
  }

  /** {@code icc_1_1}: one-way random, (MSB - MSW) / (MSB + MSW); see {@link #icc2}. */
  public static Metric<ValuePair> icc1() {
    return metric(
        "icc_1_1",
        "Intraclass correlation ICC(1,1)",
        -1,
        m -> ratio(between(m) - within(m), between(m) + within(m)));
  }

  /**
   * {@code icc_2_1}: two-way random, absolute agreement, (MSB - MSE) / (MSB + MSE + 2 (MSJ - MSE) /
   * n), with the mean squares between cases (MSB), within cases (MSW), between raters (MSJ) and of
   * the rest (MSE) for two raters. At most 1. Undefined for fewer than two cases, or when nothing
   * varies. (P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979) 420-428.)
   */
  public static Metric<ValuePair> icc2() {
    return metric(
        "icc_2_1",
        "Intraclass correlation ICC(2,1), absolute agreement",
        -ANY,
        m -> {
          double raters = m.n() * m.meanDifference() * m.meanDifference() / 2;
          double shift = 2 * (raters - rest(m)) / m.n();
          return ratio(between(m) - rest(m), between(m) + rest(m) + shift);
        });
  }

  /** {@code icc_3_1}: two-way mixed, consistency, (MSB - MSE) / (MSB + MSE); see {@link #icc2}. */
  public static Metric<ValuePair> icc3() {
    return metric(
        "icc_3_1",
        "Intraclass correlation ICC(3,1), consistency",
        -1,
        m -> ratio(between(m) - rest(m), between(m) + rest(m)));
  }

  private static double between(PairMoments m) {
    return m.sums() / 2 / (m.n() - 1);
  }

  private static double within(PairMoments m) {
    return m.squares() / 2 / m.n();
  }

  private static double rest(PairMoments m) {
    return m.dd() / 2 / (m.n() - 1);
  }

  private static double explained(double unexplained, double variance) {
    if (variance == 0) {
      return unexplained == 0 ? 1 : 0;
    }
    return 1 - unexplained / variance;
  }

  /** NaN instead of an infinity where nothing varies. */
  private static double ratio(double upper, double lower) {
    double ratio = upper / lower;
    return Double.isInfinite(ratio) ? Double.NaN : ratio;
  }

  private static Metric<ValuePair> metric(
      String name, String title, double least, ToDoubleFunction<PairMoments> formula) {
    return new MomentMetric(
        MetricInfo.of(name, title, Better.HIGHER, least, 1),
        "no_variance",
        m -> Math.max(least, Math.min(1, formula.applyAsDouble(m))));
  }

  /**
   * {@code bias}: mean d, in the unit of the value; best near 0, so that nothing ranks by it. (J.
   * M. Bland and D. G. Altman, Lancet 327 (1986) 307-310.)
   */
  public static Metric<ValuePair> bias(String unit) {
    return difference("bias", "Mean difference", unit, 0);
  }

  /** {@code loa_lower}: lower limit of agreement, mean d - 1.96 s_d, s_d over n - 1. */
  public static Metric<ValuePair> lowerLimit(String unit) {
    return difference("loa_lower", "Lower limit of agreement", unit, -NORMAL);
  }

  /** {@code loa_upper}: upper limit of agreement, mean d + 1.96 s_d, s_d over n - 1. */
  public static Metric<ValuePair> upperLimit(String unit) {
    return difference("loa_upper", "Upper limit of agreement", unit, NORMAL);
  }

  private static Metric<ValuePair> difference(
      String name, String title, String unit, double deviations) {
    return new MomentMetric(
        ErrorMetrics.withUnit(MetricInfo.of(name, title, Better.NEITHER, -ANY, ANY), unit),
        "one_case",
        m ->
            deviations == 0
                ? m.meanDifference()
                : m.meanDifference() + deviations * Math.sqrt(m.dd() / (m.n() - 1)));
  }
}
