package org.aceso.metrics.regression;

/**
 * The number that a case has and the one that was predicted.
 *
 * @param truth of magnitude at most 1e60, so that no sum of squares overflows
 * @param predicted of magnitude at most 1e60
 */
public record ValuePair(double truth, double predicted) {

  double difference() {
    return predicted - truth;
  }

  /** What {@link #difference} lost by rounding, exactly (Knuth's two-sum). */
  double restOfDifference() {
    double difference = difference();
    double subtracted = predicted - difference;
    double left = difference + subtracted;
    return (predicted - left) - (truth - subtracted);
  }

  double absoluteError() {
    return Math.abs(difference());
  }
}
