package org.aceso.metrics.regression;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The definitions written down word by word, in quadratic time. */
final class NaivePairs {
  private final List<ValuePair> pairs;
  private final double n;

  NaivePairs(List<ValuePair> pairs) {
    this.pairs = pairs;
    this.n = pairs.size();
  }

  double mean(ToDoubleFunction<ValuePair> value) {
    return pairs.stream().mapToDouble(value).sum() / n;
  }

  double median() {
    double[] sorted = errors().sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double max() {
    return errors().max().orElseThrow();
  }

  double mape() {
    return mean(
        pair ->
            Math.abs(pair.predicted() - pair.truth()) / Math.max(Math.abs(pair.truth()), 0x1p-52));
  }

  double r2() {
    return share(mean(pair -> square(pair.predicted() - pair.truth())));
  }

  double explainedVariance() {
    return share(variance(pair -> pair.predicted() - pair.truth()));
  }

  double pearson() {
    return correlation(ValuePair::truth, ValuePair::predicted);
  }

  double spearman() {
    return correlation(
        pair -> rank(pair.truth(), ValuePair::truth),
        pair -> rank(pair.predicted(), ValuePair::predicted));
  }

  double kendall() {
    double surplus =
        sumOfPairs((a, b) -> order(a.truth(), b.truth()) * order(a.predicted(), b.predicted()));
    double byTruth = sumOfPairs((a, b) -> Math.abs(order(a.truth(), b.truth())));
    double byPrediction = sumOfPairs((a, b) -> Math.abs(order(a.predicted(), b.predicted())));
    return surplus / Math.sqrt(byTruth * byPrediction);
  }

  double ccc() {
    double bias = mean(ValuePair::predicted) - mean(ValuePair::truth);
    double spread = variance(ValuePair::truth) + variance(ValuePair::predicted);
    return 2 * covariance(ValuePair::truth, ValuePair::predicted) / (spread + bias * bias);
  }

  double limit(double deviations) {
    double sd = Math.sqrt(variance(pair -> pair.predicted() - pair.truth()) * n / (n - 1));
    return mean(pair -> pair.predicted() - pair.truth()) + deviations * sd;
  }

  double icc(int form) {
    double grand = (mean(ValuePair::truth) + mean(ValuePair::predicted)) / 2;
    double msb = 2 * n * mean(pair -> square(middle(pair) - grand)) / (n - 1);
    double ssw = n * mean(p -> square(p.truth() - middle(p)) + square(p.predicted() - middle(p)));
    double msj =
        n * (square(mean(ValuePair::truth) - grand) + square(mean(ValuePair::predicted) - grand));
    double mse = (ssw - msj) / (n - 1);
    return switch (form) {
      case 1 -> (msb - ssw / n) / (msb + ssw / n);
      case 2 -> (msb - mse) / (msb + mse + 2 * (msj - mse) / n);
      default -> (msb - mse) / (msb + mse);
    };
  }

  private DoubleStream errors() {
    return pairs.stream().mapToDouble(pair -> Math.abs(pair.predicted() - pair.truth()));
  }

  private double share(double unexplained) {
    double variance = variance(ValuePair::truth);
    return variance == 0 ? (unexplained == 0 ? 1 : 0) : 1 - unexplained / variance;
  }

  private double correlation(ToDoubleFunction<ValuePair> x, ToDoubleFunction<ValuePair> y) {
    return covariance(x, y) / Math.sqrt(variance(x) * variance(y));
  }

  private double covariance(ToDoubleFunction<ValuePair> x, ToDoubleFunction<ValuePair> y) {
    double meanX = mean(x);
    double meanY = mean(y);
    return mean(pair -> (x.applyAsDouble(pair) - meanX) * (y.applyAsDouble(pair) - meanY));
  }

  private double variance(ToDoubleFunction<ValuePair> value) {
    return covariance(value, value);
  }

  private double rank(double own, ToDoubleFunction<ValuePair> side) {
    return pairs.stream()
        .mapToDouble(pair -> (1 + order(own, side.applyAsDouble(pair))) / 2.0)
        .sum();
  }

  private double sumOfPairs(ToDoubleBiFunction<ValuePair, ValuePair> term) {
    return pairs.stream()
        .mapToDouble(a -> pairs.stream().mapToDouble(b -> term.applyAsDouble(a, b)).sum())
        .sum();
  }

  private static double order(double a, double b) {
    return a == b ? 0 : a > b ? 1 : -1;
  }

  private static double middle(ValuePair pair) {
    return (pair.truth() + pair.predicted()) / 2;
  }

  private static double square(double value) {
    return value * value;
  }
}
