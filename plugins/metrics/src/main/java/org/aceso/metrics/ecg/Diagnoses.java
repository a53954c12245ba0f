package org.aceso.metrics.ecg;

/**
 * The diagnoses of one record.
 *
 * @param truth whether the record has each class
 * @param predicted whether each class was predicted
 */
public record Diagnoses(boolean[] truth, boolean[] predicted) {

  /** How many classes the record has. */
  int labels() {
    int labels = 0;
    for (boolean label : truth) {
      labels += label ? 1 : 0;
    }
    return labels;
  }
}
