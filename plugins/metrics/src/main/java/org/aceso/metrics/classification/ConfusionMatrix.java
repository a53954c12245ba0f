package org.aceso.metrics.classification;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * Counts of cases by true and predicted class, and the numbers that follow from them alone.
 *
 * <p>Formulas as in scikit-learn 1.2 with all classes given as labels: a class that is absent has
 * precision, recall and F of 0. Behind the columns of the classes may stand one of undecided cases,
 * which are wrong and no false alarm of any class. Counts add up to at most 2^31, so that products
 * of two fit a long.
 */
public final class ConfusionMatrix {
  private final int classes;
  private final int columns;
  private final long[] cells;
  private final long[] truths;
  private final long[] predictions;
  private final long total;

  /**
   * @param classes how many classes there are
   * @param cells counts by {@code truth * columns + predicted}, with a column for each class, or
   *     one more
   */
  ConfusionMatrix(int classes, long[] cells) {
    this.classes = classes;
    this.columns = cells.length / classes;
    this.cells = cells;
    this.truths = new long[classes];
    this.predictions = new long[columns];
    long sum = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      truths[cell / columns] += cells[cell];
      predictions[cell % columns] += cells[cell];
      sum += cells[cell];
    }
    this.total = sum;
  }

  /**
   * A matrix from its rows, one for each true class.
   *
   * @throws IllegalArgumentException when it is not square
   */
  public static ConfusionMatrix of(long[][] rows) {
    long[] cells = new long[rows.length * rows.length];
    for (int truth = 0; truth < rows.length; truth++) {
      if (rows[truth].length != rows.length) {
        throw new IllegalArgumentException("a confusion matrix is square");
      }
      System.arraycopy(rows[truth], 0, cells, truth * rows.length, rows.length);
    }
    return new ConfusionMatrix(rows.length, cells);
  }

  /** The counts as numbers, rows by true class. */
  public double[][] rows() {
    double[][] rows = new double[classes][columns];
    for (int cell = 0; cell < cells.length; cell++) {
      rows[cell / columns][cell % columns] = cells[cell];
    }
    return rows;
  }

  /** The share of cases whose class is right; 0 to 1. */
  public double accuracy() {
    return (double) hits() / total;
  }

  /** The mean recall of the classes that occur in the truth; 0 to 1. */
  public double balancedAccuracy() {
    double sum = 0;
    int present = 0;
    for (int label = 0; label < classes; label++) {
      sum += recall(label);
      present += truths[label] > 0 ? 1 : 0;
    }
    return sum / present;
  }

  /** Of the cases predicted to be of this class, the share that are; 0 when there are none. */
  public double precision(int label) {
    return ratio(hits(label), predictions[label]);
  }

  /** Of the cases of this class, the share predicted to be; 0 when there are none. */
  public double recall(int label) {
    return ratio(hits(label), truths[label]);
  }

  /**
   * F-beta of one class: (1 + β²) TP / ((1 + β²) TP + β² FN + FP); 0 when that is 0 / 0. (C. J. van
   * Rijsbergen, Information Retrieval, 1979.)
   */
  public double fBeta(int label, double beta) {
    double square = beta * beta;
    double hits = hits(label);
    double below = square * truths[label] + predictions[label];
    return below == 0 ? 0 : (1 + square) * hits / below;
  }

  /** The mean F1 of all classes, absent ones counting 0; 0 to 1. */
  public double macroF1() {
    return macroFBeta(1);
  }

  /** The mean F-beta of all classes, absent ones counting 0; 0 to 1. */
  public double macroFBeta(double beta) {
    return mean(label -> fBeta(label, beta));
  }

  /** The mean F-beta of all classes, each by the number of its cases; 0 to 1. */
  public double weightedFBeta(double beta) {
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      sum += truths[label] * fBeta(label, beta);
    }
    return sum / total;
  }

  /**
   * F-beta of the hits, misses and false alarms of all classes together; 0 to 1. It is the accuracy
   * where no case is undecided.
   */
  public double microFBeta(double beta) {
    long decided = total - (columns > classes ? predictions[classes] : 0);
    double square = beta * beta;
    return decided == total ? accuracy() : (1 + square) * hits() / (square * total + decided);
  }

  /** The mean precision of all classes, one that is never predicted counting 0; 0 to 1. */
  public double macroPrecision() {
    return mean(this::precision);
  }

  /** The mean recall of all classes, absent ones counting 0; 0 to 1. */
  public double macroRecall() {
    return mean(this::recall);
  }

  /** The mean F1 of the classes that occur in the truth or among the predictions; 0 to 1. */
  public double macroF1OfPresent() {
    double sum = 0;
    int present = 0;
    for (int label = 0; label < classes; label++) {
      sum += fBeta(label, 1);
      present += truths[label] + predictions[label] > 0 ? 1 : 0;
    }
    return sum / present;
  }

  /** The mean F1 of all classes weighted by their true cases; 0 to 1. */
  public double weightedF1() {
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      sum += truths[label] * fBeta(label, 1);
    }
    return sum / total;
  }

  /**
   * Cohen's kappa: 1 - Σ w O / Σ w E, with E the product of the margins over n; -1 to 1. NaN when
   * truth and prediction are one and the same class throughout. (J. Cohen, Psychological Bulletin
   * 70 (1968) 213-220.)
   */
  public double kappa(KappaWeights weights) {
    double observed = sum((truth, predicted) -> weights.disagreement(truth, predicted));
    double expected = 0;
    for (int truth = 0; truth < classes; truth++) {
      for (int predicted = 0; predicted < columns; predicted++) {
        double margins = (double) (truths[truth] * predictions[predicted]);
        expected += weights.disagreement(truth, predicted) * margins / total;
      }
    }
    return expected == 0 ? Double.NaN : 1 - observed / expected;
  }

  /**
   * Matthews correlation coefficient, for more than two classes Gorodkin's R_K; -1 to 1, and 0 when
   * all truths or all predictions are of one class. (J. Gorodkin, Computational Biology and
   * Chemistry 28 (2004) 367-374.)
   */
  public double mcc() {
    long agreement = hits() * total;
    long spreadOfTruths = total * total;
    long spreadOfPredictions = total * total;
    for (int label = 0; label < classes; label++) {
      agreement -= truths[label] * predictions[label];
      spreadOfTruths -= truths[label] * truths[label];
    }
    for (long predicted : predictions) {
      spreadOfPredictions -= predicted * predicted;
    }
    if (spreadOfTruths == 0 || spreadOfPredictions == 0) {
      return 0;
    }
    double value = agreement / Math.sqrt((double) spreadOfTruths * (double) spreadOfPredictions);
    return Math.max(-1, Math.min(1, value));
  }

  /** The mean of |truth - predicted| in classes; 0 to the number of classes - 1. */
  public double meanAbsoluteError() {
    return sum((truth, predicted) -> Math.abs(truth - predicted)) / total;
  }

  /** The mean of {@code costs[truth][predicted]}. */
  public double meanCost(double[][] costs) {
    return sum((truth, predicted) -> costs[truth][predicted]) / total;
  }

  private double mean(IntToDoubleFunction ofLabel) {
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      sum += ofLabel.applyAsDouble(label);
    }
    return sum / classes;
  }

  private double sum(ToDoubleBiFunction<Integer, Integer> weight) {
    double sum = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      sum += weight.applyAsDouble(cell / columns, cell % columns) * cells[cell];
    }
    return sum;
  }

  private long hits() {
    long hits = 0;
    for (int label = 0; label < classes; label++) {
      hits += hits(label);
    }
    return hits;
  }

  private long hits(int label) {
    return cells[label * columns + label];
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
