package org.aceso.metrics.regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The order of truths and predictions: equal values share a place, 0.0 and -0.0 are equal.
 *
 * @param truth the place of each truth among the distinct ones, ascending from 0
 * @param predicted the same for predictions
 * @param truths how many distinct truths there are
 * @param predictions how many distinct predictions there are
 */
record PairRanks(int[] truth, int[] predicted, int truths, int predictions) {

  static PairRanks of(List<ValuePair> pairs) {
    double[] truths = distinct(pairs, ValuePair::truth);
    double[] predictions = distinct(pairs, ValuePair::predicted);
    return new PairRanks(
        places(pairs, ValuePair::truth, truths),
        places(pairs, ValuePair::predicted, predictions),
        truths.length,
        predictions.length);
  }

  private static double[] distinct(List<ValuePair> pairs, ToDoubleFunction<ValuePair> side) {
    return values(pairs, side).sorted().distinct().toArray();
  }

  private static int[] places(
      List<ValuePair> pairs, ToDoubleFunction<ValuePair> side, double[] distinct) {
    return values(pairs, side).mapToInt(value -> Arrays.binarySearch(distinct, value)).toArray();
  }

  private static DoubleStream values(List<ValuePair> pairs, ToDoubleFunction<ValuePair> side) {
    // -0.0 + 0.0 is 0.0: the two zeros tie.
    return pairs.stream().mapToDouble(pair -> side.applyAsDouble(pair) + 0.0);
  }

  /** How often each place occurs. */
  static long[] tally(int[] places, int size, int[] counts) {
    long[] tally = new long[size];
    for (int i = 0; i < places.length; i++) {
      tally[places[i]] += counts[i];
    }
    return tally;
  }
}
