package org.aceso.metrics.classification.multilabel;

/**
 * What was predicted for the labels of one case, and which of them it has.
 *
 * @param scores one finite number for each label, higher when the label is likelier
 * @param labels for each label 1 when the case has it, 0 when not, {@link #NOT_ASSESSED} otherwise
 */
public record LabelScores(double[] scores, int[] labels) {
  /** Nobody looked whether the case has the label. */
  public static final int NOT_ASSESSED = -1;

  boolean isAssessed(int label) {
    return labels[label] != NOT_ASSESSED;
  }
}
