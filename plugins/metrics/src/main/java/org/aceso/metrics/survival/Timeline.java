package org.aceso.metrics.survival;

import java.util.List;
import java.util.stream.IntStream;
import org.aceso.metrics.ScoreOrder;

/**
 * The distinct times of the known follow-ups in ascending order, and who is observed until when.
 */
final class Timeline {
  /** Which observations are known. */
  private final int[] known;

  /** The place of each known one's time among the distinct ones. */
  private final int[] places;

  private final boolean[] events;
  private final double[] times;

  Timeline(List<FollowUp> outcomes) {
    known = IntStream.range(0, outcomes.size()).filter(i -> outcomes.get(i).isKnown()).toArray();
    events = new boolean[known.length];
    double[] ends = new double[known.length];
    for (int i = 0; i < known.length; i++) {
      events[i] = outcomes.get(known[i]).event();
      ends[i] = outcomes.get(known[i]).time();
    }
    places = ScoreOrder.groups(ends);
    int last = IntStream.of(places).max().orElse(-1);
    times = new double[last + 1];
    for (int i = 0; i < known.length; i++) {
      places[i] = last - places[i];
      times[places[i]] = ends[i];
    }
  }

  /** How many observations are known. */
  int size() {
    return known.length;
  }

  /** The place in the list of the i-th known observation. */
  int owner(int i) {
    return known[i];
  }

  int place(int i) {
    return places[i];
  }

  boolean event(int i) {
    return events[i];
  }

  /** The distinct times, ascending; not to be changed. */
  double[] times() {
    return times;
  }

  double time(int i) {
    return times[places[i]];
  }

  /** How many have the event, or are censored, at each distinct time. */
  long[] tally(boolean ofEvents, int[] counts) {
    long[] tally = new long[times.length];
    for (int i = 0; i < known.length; i++) {
      if (events[i] == ofEvents) {
        tally[places[i]] += counts[known[i]];
      }
    }
    return tally;
  }
}
