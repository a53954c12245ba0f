package org.aceso.metrics.survival;

import org.aceso.metrics.CountTree;

/**
 * Which distinct risks tie: those whose difference is at most a tolerance. With a tolerance a may
 * tie b and b tie c although a does not tie c, so that ties are no groups but a window around each.
 */
final class RiskWindows {
  private final int size;

  /** The first and the last place that ties each; null when only equal risks tie. */
  private final int[] first;

  private final int[] last;

  /**
   * @param distinct ascending
   * @param tolerance 0 or more
   */
  RiskWindows(double[] distinct, double tolerance) {
    size = distinct.length;
    first = tolerance == 0 ? null : new int[size];
    last = tolerance == 0 ? null : new int[size];
    if (tolerance > 0) {
      int low = 0;
      int high = 0;
      for (int place = 0; place < size; place++) {
        // Rounded differences, too, grow with the distance: the windows move only upwards.
        while (distinct[place] - distinct[low] > tolerance) {
          low++;
        }
        while (high + 1 < size && distinct[high + 1] - distinct[place] <= tolerance) {
          high++;
        }
        first[place] = low;
        last[place] = high;
      }
    }
  }

  int size() {
    return size;
  }

  /** How many risks are lower than one and do not tie it. */
  long below(CountTree seen, int place) {
    return seen.below(first == null ? place : first[place]);
  }

  /** How many risks tie one, given how many are below. */
  long tied(CountTree seen, int place, long below) {
    return last == null ? seen.at(place) : seen.below(last[place] + 1) - below;
  }
}
