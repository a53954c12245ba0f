package org.aceso.metrics.classification.multiclass;

import java.util.Map;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.metrics.classification.ProbabilityMetrics;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/** Metrics of the probabilities of several classes. */
public final class ClassProbabilityMetrics {
  private final int classes;
  private final boolean undecided;

  /**
   * @param classes how many there are, 2 or more
   */
  public ClassProbabilityMetrics(int classes) {
    this(classes, false);
  }

  /**
   * @param undecided whether nothing is decided where several classes have the largest probability
   */
  public ClassProbabilityMetrics(int classes, boolean undecided) {
    this.classes = classes;
    this.undecided = undecided;
  }

  /**
   * {@code log_loss[epsilon=…]}: the mean of - ln of the probability of the true class, natural
   * logarithm, after probabilities were cut to [ε, 1 - ε] and then divided by their sum; lower is
   * better, from 0. (scikit-learn 1.2, log_loss.)
   *
   * @param epsilon above 0, below 0.5, and so large that 1 - ε is below 1
   */
  public Metric<ClassProbabilities> logLoss(double epsilon) {
    double smallest = epsilon / (epsilon + (classes - 1) * (1 - epsilon));
    MetricInfo info =
        MetricInfo.of("log_loss", "Log loss", Better.LOWER, 0, -StrictMath.log(smallest))
            .with(Map.of("epsilon", ShortestDecimal.of(epsilon)));
    return Metric.mean(info, one -> logLoss(one, epsilon));
  }

  /**
   * {@code multiclass_brier}: the mean of Σ (p_k - y_k)² over the classes; lower is better, 0 to 2
   * for probabilities that add up to 1. For two classes it is twice the {@code brier} of one. (G.
   * W. Brier, Monthly Weather Review 78 (1950) 1-3.)
   */
  public Metric<ClassProbabilities> brier() {
    MetricInfo info =
        MetricInfo.of("multiclass_brier", "Brier score of all classes", Better.LOWER, 0, classes);
    return Metric.mean(info, ClassProbabilityMetrics::squaredError);
  }

  /**
   * {@code top_label_ece[bins=B]}: {@link ProbabilityMetrics#expectedCalibrationError} of the
   * largest probability, the event being that its class is the true one; lower is better, 0 to 1.
   * (C. Guo et al., ICML 2017.)
   *
   * @param bins 1 or more
   */
  public Metric<ClassProbabilities> topLabelCalibrationError(int bins) {
    return ProbabilityMetrics.topLabelCalibrationError(bins)
        .on(undecided ? ClassProbabilities::confidenceUnlessTied : ClassProbabilities::confidence);
  }

  /**
   * {@code hand_till_auroc}: M of Hand and Till. For each pair of classes that occur, the mean of
   * the AUROC of the one by its probability against cases of the other alone, and the reverse; then
   * the plain mean over pairs; higher is better, 0 to 1. Undefined with one class, {@code
   * one_class}. (D. J. Hand and R. J. Till, Machine Learning 45 (2001) 171-186.)
   */
  public Metric<ClassProbabilities> handTill() {
    return new HandTill(classes);
  }

  private static double logLoss(ClassProbabilities one, double epsilon) {
    double sum = 0;
    for (double probability : one.probabilities()) {
      sum += cut(probability, epsilon);
    }
    return -StrictMath.log(cut(one.probabilities()[one.truth()], epsilon) / sum);
  }

  private static double cut(double probability, double epsilon) {
    return Math.max(epsilon, Math.min(1 - epsilon, probability));
  }

  private static double squaredError(ClassProbabilities one) {
    double sum = 0;
    for (int label = 0; label < one.probabilities().length; label++) {
      double error = one.probabilities()[label] - (label == one.truth() ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }
}
