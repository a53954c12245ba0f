package org.aceso.metrics.landmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The errors of all cases in one list, in case order.
 *
 * @param owners the case of each error
 * @param errors NaN for a landmark that was not predicted
 * @param order the places of the predicted ones, the smallest error first
 */
record PooledErrors(int[] owners, double[] errors, int[] order) {

  /**
   * Pools the errors of one landmark, or of all.
   *
   * @param landmark the one, or -1 for all
   */
  static PooledErrors of(List<LandmarkErrors> cases, int landmark) {
    int[] owners = new int[cases.stream().mapToInt(one -> one.known().length).sum()];
    double[] errors = new double[owners.length];
    int size = 0;
    for (int index = 0; index < cases.size(); index++) {
      LandmarkErrors one = cases.get(index);
      for (int place = 0; place < one.known().length; place++) {
        if (one.known()[place] && (landmark < 0 || landmark == place)) {
          owners[size] = index;
          errors[size++] = one.distances()[place];
        }
      }
    }
    double[] kept = Arrays.copyOf(errors, size);
    int[] order =
        IntStream.range(0, size)
            .filter(i -> !Double.isNaN(kept[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> kept[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new PooledErrors(Arrays.copyOf(owners, size), kept, order);
  }

  double mean(int[] counts) {
    double sum = 0;
    for (int i = 0; i < errors.length; i++) {
      int count = counts[owners[i]];
      if (count > 0 && !Double.isNaN(errors[i])) {
        sum += count * errors[i];
      }
    }
    return sum / predicted(counts);
  }

  double deviation(int[] counts) {
    double mean = mean(counts);
    double sum = 0;
    for (int i = 0; i < errors.length; i++) {
      int count = counts[owners[i]];
      if (count > 0 && !Double.isNaN(errors[i])) {
        sum += count * ((errors[i] - mean) * (errors[i] - mean));
      }
    }
    return Math.sqrt(sum / predicted(counts));
  }

  /** The middle error; of two in the middle their mean. */
  double median(int[] counts) {
    long total = predicted(counts);
    return total == 0 ? Double.NaN : (at((total - 1) / 2, counts) + at(total / 2, counts)) / 2;
  }

  double largest(int[] counts) {
    long total = predicted(counts);
    return total == 0 ? Double.NaN : at(total - 1, counts);
  }

  /** The share of landmarks, predicted or not, whose error is at most the limit. */
  double within(double limit, int[] counts) {
    long good = 0;
    long all = 0;
    for (int i = 0; i < errors.length; i++) {
      all += counts[owners[i]];
      good += errors[i] <= limit ? counts[owners[i]] : 0;
    }
    return (double) good / all;
  }

  private long predicted(int[] counts) {
    long predicted = 0;
    for (int i : order) {
      predicted += counts[owners[i]];
    }
    return predicted;
  }

  private double at(long rank, int[] counts) {
    long seen = 0;
    int place = 0;
    while (seen + counts[owners[order[place]]] <= rank) {
      seen += counts[owners[order[place++]]];
    }
    return errors[order[place]];
  }
}
