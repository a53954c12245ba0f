package org.aceso.metrics.classification.multilabel;

import java.util.Map;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Means over cases of how well the labels of a case are told apart. Formulas and edge cases are
 * those of scikit-learn 1.2; -0.0 ties 0.0. A case in which no label that counts was assessed is
 * left out; without any other, values are undefined, {@code no_defined_label}.
 */
public final class CaseLabelMetrics {
  private final int labels;
  private final boolean leaveOut;

  /**
   * @param labels how many there are
   * @param leaveOut whether a label of one outcome is left out
   */
  public CaseLabelMetrics(int labels, boolean leaveOut) {
    this.labels = labels;
    this.leaveOut = leaveOut;
  }

  /**
   * {@code label_ranking_average_precision}: for each label that the case has, of the labels that
   * score at least as high the share that it has; their mean, 1 for a case with none or all. Higher
   * is better, 0 to 1.
   */
  public Metric<LabelScores> labelRankingAveragePrecision() {
    return mean(
        MetricInfo.of(
            "label_ranking_average_precision",
            "Label ranking average precision",
            Better.HIGHER,
            0,
            1),
        CaseLabelMetrics::rankingPrecision);
  }

  /**
   * {@code coverage_error}: how many labels score at least as high as the lowest that the case has,
   * 0 for a case with none. Lower is better, 0 to the number of labels.
   */
  public Metric<LabelScores> coverageError() {
    return mean(
        MetricInfo.of("coverage_error", "Coverage error", Better.LOWER, 0, labels),
        CaseLabelMetrics::coverage);
  }

  /**
   * {@code label_ranking_loss}: of all pairs of a label that the case has and one that it has not,
   * the share in which the latter scores at least as high, 0 for a case without pairs. Lower is
   * better, 0 to 1.
   */
  public Metric<LabelScores> labelRankingLoss() {
    return mean(
        MetricInfo.of("label_ranking_loss", "Label ranking loss", Better.LOWER, 0, 1),
        CaseLabelMetrics::rankingLoss);
  }

  /** {@code subset_accuracy}: share of cases with every label right; higher is better, 0 to 1. */
  public Metric<LabelScores> subsetAccuracy(double threshold) {
    MetricInfo info = MetricInfo.of("subset_accuracy", "Subset accuracy", Better.HIGHER, 0, 1);
    return mean(
        info.with(Map.of("threshold", ShortestDecimal.of(threshold))),
        (scores, present) -> isExact(scores, present, threshold) ? 1 : 0);
  }

  private Metric<LabelScores> mean(MetricInfo info, CaseFormula formula) {
    return new CaseMean(info, formula, leaveOut);
  }

  private static boolean isExact(double[] scores, boolean[] present, double threshold) {
    boolean exact = true;
    for (int label = 0; label < scores.length; label++) {
      exact &= scores[label] >= threshold == present[label];
    }
    return exact;
  }

  private static double rankingPrecision(double[] scores, boolean[] present) {
    double sum = 0;
    int own = 0;
    for (int label = 0; label < scores.length; label++) {
      if (present[label]) {
        double ownAbove = atLeast(scores[label], scores, present, true);
        sum += ownAbove / (ownAbove + atLeast(scores[label], scores, present, false));
        own++;
      }
    }
    return own == 0 ? 1 : sum / own;
  }

  private static double coverage(double[] scores, boolean[] present) {
    double least = Double.POSITIVE_INFINITY;
    for (int label = 0; label < scores.length; label++) {
      least = present[label] ? Math.min(least, scores[label]) : least;
    }
    return atLeast(least, scores, present, true) + atLeast(least, scores, present, false);
  }

  private static double rankingLoss(double[] scores, boolean[] present) {
    long lost = 0;
    long own = 0;
    for (int label = 0; label < scores.length; label++) {
      if (present[label]) {
        lost += atLeast(scores[label], scores, present, false);
        own++;
      }
    }
    long pairs = own * (scores.length - own);
    return pairs == 0 ? 0 : (double) lost / pairs;
  }

  /** How many labels, that the case has or has not, score at least as high. */
  private static int atLeast(double score, double[] scores, boolean[] present, boolean wanted) {
    int found = 0;
    for (int label = 0; label < scores.length; label++) {
      found += present[label] == wanted && scores[label] >= score ? 1 : 0;
    }
    return found;
  }
}
