package org.aceso.metrics.survival;

import java.util.Arrays;

/**
 * A curve of Kaplan and Meier: 1 at first, then a step at some times, at which it has its new value
 * already. (E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958)
 * 457-481.)
 *
 * @param times ascending
 * @param values as many
 */
record StepCurve(double[] times, double[] values) {

  /** The probability of no event by each time. */
  static StepCurve ofEvents(Timeline timeline, int[] counts) {
    long[] events = timeline.tally(true, counts);
    long[] censored = timeline.tally(false, counts);
    return of(timeline.times(), events, censored, new long[events.length]);
  }

  /** The probability of not being censored by each time; at one time events come first. */
  static StepCurve ofCensoring(Timeline timeline, int[] counts) {
    long[] events = timeline.tally(true, counts);
    long[] censored = timeline.tally(false, counts);
    return of(timeline.times(), censored, new long[events.length], events);
  }

  /**
   * @param drops how many make the curve drop at each time
   * @param later how many leave at the time after them
   * @param earlier how many leave at the time before them
   */
  private static StepCurve of(double[] times, long[] drops, long[] later, long[] earlier) {
    long atRisk = 0;
    for (int place = 0; place < times.length; place++) {
      atRisk += drops[place] + later[place] + earlier[place];
    }
    double[] values = new double[times.length];
    double value = 1;
    for (int place = 0; place < times.length; place++) {
      atRisk -= earlier[place];
      value *= drops[place] == 0 ? 1 : 1 - (double) drops[place] / atRisk;
      values[place] = value;
      atRisk -= drops[place] + later[place];
    }
    return new StepCurve(times, values);
  }

  /** The value at a time; beyond the last step the value there. */
  double at(double time) {
    int found = Arrays.binarySearch(times, time + 0.0);
    int place = found >= 0 ? found : -found - 2;
    return place < 0 ? 1 : values[place];
  }

  /** The value at a time; beyond the last step 0 when it ended there, otherwise NaN. */
  double within(double time) {
    boolean isBeyond = times.length == 0 || time > times[times.length - 1];
    return isBeyond && at(time) > 0 ? Double.NaN : at(time);
  }
}
