package org.aceso.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The median of the rounds, and the least and most of them. */
record Spread(double median, double least, double most) {

  static Spread of(List<Sample> rounds, ToDoubleFunction<Sample> value) {
    return of(rounds.stream().mapToDouble(value).sorted().toArray());
  }

  /** Of the ratios within each round, whose slices lie side by side in time. */
  static Spread ofRatios(List<Sample> rounds, List<Sample> base, ToDoubleFunction<Sample> value) {
    return of(
        IntStream.range(0, rounds.size())
            .mapToDouble(i -> value.applyAsDouble(rounds.get(i)) / value.applyAsDouble(base.get(i)))
            .sorted()
            .toArray());
  }

  static Spread of(DoubleStream values) {
    return of(values.sorted().toArray());
  }

  private static Spread of(double[] sorted) {
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f [%.3f–%.3f]", median, least, most);
  }
}
