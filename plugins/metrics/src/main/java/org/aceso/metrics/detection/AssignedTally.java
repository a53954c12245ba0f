package org.aceso.metrics.detection;

/**
 * How often each class is the true one and how often the assigned one.
 *
 * @param classes how many are declared; "nothing predicted" has this number
 * @param pairs by true and assigned class
 */
record AssignedTally(int classes, long[][] pairs) {

  long boxes() {
    long boxes = 0;
    for (long[] row : pairs) {
      for (long pair : row) {
        boxes += pair;
      }
    }
    return boxes;
  }

  double accuracy() {
    long right = 0;
    for (int one = 0; one < classes; one++) {
      right += pairs[one][one];
    }
    return (double) right / boxes();
  }

  /** 2TP / (2TP + FP + FN), and 0 for a class that occurs nowhere. */
  double f1(int one) {
    long occurrences = truths(one) + assigned(one);
    return occurrences == 0 ? 0 : 2.0 * pairs[one][one] / occurrences;
  }

  double macroF1(LabelSet set) {
    double sum = 0;
    int labels = 0;
    for (int one = 0; one <= classes; one++) {
      if (isIn(set, one)) {
        sum += f1(one);
        labels++;
      }
    }
    return sum / labels;
  }

  int labels(LabelSet set) {
    int labels = 0;
    for (int one = 0; one <= classes; one++) {
      labels += isIn(set, one) ? 1 : 0;
    }
    return labels;
  }

  /** How many true boxes nothing was assigned to. */
  long missing() {
    return assigned(classes);
  }

  private boolean isIn(LabelSet set, int one) {
    return switch (set) {
      case UNION -> truths(one) + assigned(one) > 0;
      case TRUTH -> truths(one) > 0;
      case ALL -> one < classes;
    };
  }

  private long truths(int one) {
    long truths = 0;
    for (long pair : pairs[one]) {
      truths += pair;
    }
    return truths;
  }

  private long assigned(int one) {
    long assigned = 0;
    for (long[] row : pairs) {
      assigned += row[one];
    }
    return assigned;
  }
}
