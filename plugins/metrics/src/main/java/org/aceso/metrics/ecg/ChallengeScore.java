package org.aceso.metrics.ecg;

import org.aceso.metrics.SumsMetric;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * The score of the challenges of 2020 and 2021. Each record adds to A[j][k], for every true class j
 * and predicted class k, 1 / N with N the number of classes that are true or predicted, at least 1;
 * the raw score is Σ W[j][k] A[j][k]. (E. A. Perez Alday et al., Physiological Measurement 41
 * (2020) 124003.)
 */
public final class ChallengeScore {
  private final double[][] weights;
  private final int normal;

  /**
   * The score for a table of weights.
   *
   * @param weights of a true class (row) predicted as another (column)
   * @param normal the class that doing nothing predicts, sinus rhythm
   */
  public ChallengeScore(double[][] weights, int normal) {
    this.weights = weights;
    this.normal = normal;
  }

  /**
   * {@code challenge_score}: (raw - inactive) / (correct - inactive), where {@code correct} is the
   * raw score of the truth and {@code inactive} that of "normal" for every record; 0 where both are
   * the same. At most 1 for weights that are largest on the diagonal, and below 0 for predictions
   * worse than "normal" throughout.
   */
  public Metric<Diagnoses> metric() {
    return new SumsMetric<>(
        MetricInfo.of(
            "challenge_score",
            "Challenge score of PhysioNet/CinC 2020 and 2021",
            Better.HIGHER,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY),
        "undefined",
        this::terms,
        sums -> {
          double possible = sums[1] - sums[2];
          return possible == 0 ? 0 : (sums[0] - sums[2]) / possible;
        });
  }

  private double[] terms(Diagnoses diagnoses) {
    boolean[] inactive = new boolean[weights.length];
    inactive[normal] = true;
    return new double[] {
      raw(diagnoses.truth(), diagnoses.predicted()),
      raw(diagnoses.truth(), diagnoses.truth()),
      raw(diagnoses.truth(), inactive)
    };
  }

  /** What one record adds to the raw score. */
  private double raw(boolean[] truth, boolean[] predicted) {
    double sum = 0;
    int either = 0;
    for (int j = 0; j < weights.length; j++) {
      either += truth[j] || predicted[j] ? 1 : 0;
      for (int k = 0; k < weights.length && truth[j]; k++) {
        sum += predicted[k] ? weights[j][k] : 0;
      }
    }
    return sum / Math.max(1, either);
  }
}
