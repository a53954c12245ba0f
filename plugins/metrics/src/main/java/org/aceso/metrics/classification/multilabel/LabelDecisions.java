package org.aceso.metrics.classification.multilabel;

import java.util.function.IntToDoubleFunction;

/**
 * True and false decisions about each label.
 *
 * @param tally for each label TN, FP, FN and TP
 * @param leaveOut whether averages leave out labels of one outcome
 */
record LabelDecisions(long[][] tally, boolean leaveOut) {
  static final int TN = 0;
  static final int FP = 1;
  static final int FN = 2;
  static final int TP = 3;

  /** F1 of the outcome "present". */
  double f1(int label, double zeroDivision) {
    return f1(tally[label][TP], tally[label][FP] + tally[label][FN], zeroDivision);
  }

  double macroF1(double zeroDivision) {
    return mean(label -> f1(label, zeroDivision));
  }

  /** The mean of the F1 of both outcomes. */
  double macroF1OfBothOutcomes() {
    return mean(label -> (f1(label, 0) + f1OfAbsence(label)) / 2);
  }

  double microF1() {
    long[] sum = sum();
    boolean isEmpty = sum[TP] + sum[FP] + sum[FN] + sum[TN] == 0;
    return isEmpty ? Double.NaN : f1(sum[TP], sum[FP] + sum[FN], 0);
  }

  double hammingLoss() {
    long[] sum = sum();
    long wrong = sum[FP] + sum[FN];
    return (double) wrong / (wrong + sum[TP] + sum[TN]);
  }

  /** The macro-F1 of predicting these labels for every case. */
  double macroF1OfConstant(boolean[] predicted) {
    return mean(
        label -> {
          long present = tally[label][TP] + tally[label][FN];
          long absent = tally[label][TN] + tally[label][FP];
          return predicted[label] ? f1(present, absent, 0) : 0;
        });
  }

  private double f1OfAbsence(int label) {
    return f1(tally[label][TN], tally[label][FP] + tally[label][FN], 0);
  }

  private static double f1(long right, long wrong, double zeroDivision) {
    return right + wrong == 0 ? zeroDivision : 2.0 * right / (2.0 * right + wrong);
  }

  private double mean(IntToDoubleFunction value) {
    double sum = 0;
    int included = 0;
    for (int label = 0; label < tally.length; label++) {
      if (isIncluded(label)) {
        sum += value.applyAsDouble(label);
        included++;
      }
    }
    return sum / included;
  }

  private long[] sum() {
    long[] sum = new long[4];
    for (int label = 0; label < tally.length; label++) {
      for (int cell = 0; cell < sum.length && isIncluded(label); cell++) {
        sum[cell] += tally[label][cell];
      }
    }
    return sum;
  }

  private boolean isIncluded(int label) {
    long[] cells = tally[label];
    return !leaveOut || (cells[TP] + cells[FN] > 0 && cells[TN] + cells[FP] > 0);
  }
}
