package org.aceso.metrics.regression;

/**
 * Absolute errors in ascending order, each there as often as it counts.
 *
 * @param errors ascending
 * @param counts one for each error, with a sum of at least 1
 */
record SortedErrors(double[] errors, int[] counts) {

  double max() {
    int last = errors.length - 1;
    while (counts[last] == 0) {
      last--;
    }
    return errors[last];
  }

  /** The middle one; of two in the middle their mean. */
  double median() {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    double low = at((total - 1) / 2);
    double high = at(total / 2);
    return low + (high - low) / 2;
  }

  private double at(long rank) {
    long seen = 0;
    int place = 0;
    while (seen + counts[place] <= rank) {
      seen += counts[place++];
    }
    return errors[place];
  }
}
