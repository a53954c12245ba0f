package org.aceso.metrics.regression;

import java.util.List;
import org.aceso.metrics.CompensatedSum;

/**
 * Means and centered sums of squares of truth x and prediction y, pair i being there {@code
 * counts[i]} times. With d = y - x.
 *
 * @param n how many pairs, at least 1
 * @param meanTruth mean of x
 * @param meanDifference mean of d
 * @param xx Σ (x - mean x)², exactly 0 when all x are equal
 * @param yy Σ (y - mean y)², exactly 0 when all y are equal
 * @param xy Σ (x - mean x)(y - mean y)
 * @param dd Σ (d - mean d)², exactly 0 when all d are equal
 * @param sums Σ ((x - mean x) + (y - mean y))²
 * @param squares Σ d²
 */
record PairMoments(
    long n,
    double meanTruth,
    double meanDifference,
    double xx,
    double yy,
    double xy,
    double dd,
    double sums,
    double squares) {

  static PairMoments of(List<ValuePair> pairs, int[] counts) {
    // Shifted by one of its values, a series of equal values is a series of exact zeros.
    int first = 0;
    while (counts[first] == 0) {
      first++;
    }
    return new Sums(pairs, counts, pairs.get(first)).moments();
  }

  private static final class Sums {
    private final List<ValuePair> pairs;
    private final int[] counts;
    private final ValuePair origin;
    private final double originRest;
    private final CompensatedSum xx = new CompensatedSum();
    private final CompensatedSum yy = new CompensatedSum();
    private final CompensatedSum xy = new CompensatedSum();
    private final CompensatedSum dd = new CompensatedSum();
    private final CompensatedSum sums = new CompensatedSum();
    private final CompensatedSum squares = new CompensatedSum();
    private long n;
    private double shiftX;
    private double shiftY;
    private double shiftD;

    Sums(List<ValuePair> pairs, int[] counts, ValuePair origin) {
      this.pairs = pairs;
      this.counts = counts;
      this.origin = origin;
      this.originRest = origin.restOfDifference();
    }

    PairMoments moments() {
      findMeans();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          add(pairs.get(i), counts[i]);
        }
      }
      return new PairMoments(
          n,
          origin.truth() + shiftX,
          origin.difference() + shiftD,
          xx.value(),
          yy.value(),
          xy.value(),
          dd.value(),
          sums.value(),
          squares.value());
    }

    private void findMeans() {
      CompensatedSum x = new CompensatedSum();
      CompensatedSum y = new CompensatedSum();
      CompensatedSum d = new CompensatedSum();
      for (int i = 0; i < counts.length; i++) {
        ValuePair pair = pairs.get(i);
        n += counts[i];
        x.add(counts[i] * (pair.truth() - origin.truth()));
        y.add(counts[i] * (pair.predicted() - origin.predicted()));
        d.add(counts[i] * shifted(pair));
      }
      shiftX = x.value() / n;
      shiftY = y.value() / n;
      shiftD = d.value() / n;
    }

    /**
     * The difference less that of the origin. What a rounded difference lost comes back here: next
     * to a huge prediction it is all there is of the truth.
     */
    private double shifted(ValuePair pair) {
      double rest = pair.restOfDifference() - originRest;
      return pair.difference() - origin.difference() + rest;
    }

    private void add(ValuePair pair, int count) {
      double x = pair.truth() - origin.truth() - shiftX;
      double y = pair.predicted() - origin.predicted() - shiftY;
      double d = shifted(pair) - shiftD;
      xx.add(count * (x * x));
      yy.add(count * (y * y));
      xy.add(count * (x * y));
      dd.add(count * (d * d));
      sums.add(count * ((x + y) * (x + y)));
      squares.add(count * (pair.difference() * pair.difference()));
    }
  }
}
