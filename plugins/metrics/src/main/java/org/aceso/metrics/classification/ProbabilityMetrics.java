package org.aceso.metrics.classification;

import java.util.Map;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** Metrics of the size of probabilities in [0, 1]. */
public final class ProbabilityMetrics {
  private ProbabilityMetrics() {}

  /**
   * {@code log_loss[epsilon=…]}: - mean(y ln p + (1 - y) ln(1 - p)), natural logarithm, with p cut
   * to [ε, 1 - ε] first; lower is better, from 0. (scikit-learn, log_loss.) What a sure miss costs
   * is the choice of ε: 36.0 for 2^-52, 34.5 for 1e-15.
   *
   * @param epsilon above 0, below 0.5, and so large that 1 - ε is below 1
   */
  public static Metric<ScoredLabel> logLoss(double epsilon) {
    double most = Math.max(-StrictMath.log(epsilon), -StrictMath.log(1 - (1 - epsilon)));
    MetricInfo info =
        MetricInfo.of("log_loss", "Log loss", Better.LOWER, 0, most)
            .with(Map.of("epsilon", ShortestDecimal.of(epsilon)));
    return Metric.mean(info, label -> logLoss(label, epsilon));
  }

  /**
   * {@code brier}: mean((p - y)²); lower is better, 0 to 1. (G. W. Brier, Monthly Weather Review 78
   * (1950) 1-3.)
   */
  public static Metric<ScoredLabel> brier() {
    return Metric.mean(
        MetricInfo.of("brier", "Brier score", Better.LOWER, 0, 1),
        ProbabilityMetrics::squaredError);
  }

  /**
   * {@code brier_skill}: 1 - Brier / (π (1 - π)), π being the prevalence among the scored cases;
   * higher is better, at most 1. Undefined when only one class occurs.
   */
  public static Metric<ScoredLabel> brierSkill() {
    return new BrierSkill();
  }

  /**
   * {@code ece[bins=B]}: expected calibration error with B bins of equal width, (b/B, (b+1)/B], the
   * first one with 0; Σ n_b/n · |mean(y) - mean(p)| over the bins that are not empty; lower is
   * better, 0 to 1. (M. Pakdaman Naeini et al., AAAI 2015.) Edges are b · (1/B) as numpy.linspace
   * rounds them.
   *
   * @param bins 1 or more
   */
  public static Metric<ScoredLabel> expectedCalibrationError(int bins) {
    return calibrationError("ece", "Expected calibration error", bins);
  }

  /**
   * {@code top_label_ece[bins=B]}: the same of the largest of several probabilities, the event
   * being that the class it belongs to is the right one.
   *
   * @param bins 1 or more
   */
  public static Metric<ScoredLabel> topLabelCalibrationError(int bins) {
    return calibrationError("top_label_ece", "Calibration error of the likeliest class", bins);
  }

  private static Metric<ScoredLabel> calibrationError(String name, String title, int bins) {
    MetricInfo info =
        MetricInfo.of(name, title + ", " + bins + " equal bins", Better.LOWER, 0, 1)
            .with(Map.of("bins", Integer.toString(bins)));
    return new CalibrationError(info, bins);
  }

  static double squaredError(ScoredLabel label) {
    double error = label.score() - (label.positive() ? 1 : 0);
    return error * error;
  }

  private static double logLoss(ScoredLabel label, double epsilon) {
    double probability = Math.max(epsilon, Math.min(1 - epsilon, label.score()));
    return -StrictMath.log(label.positive() ? probability : 1 - probability);
  }
}
