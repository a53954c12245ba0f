package org.aceso.metrics.survival;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.aceso.metrics.CountTree;
import org.aceso.metrics.ScoreOrder;

/**
 * Counts pairs (i, j) in which it is known who had the event first: i had it and j was observed for
 * longer, or j was censored at that very time. Two events at one time are not comparable.
 *
 * <p>Goes back in time once, with a tree of the risks of those who were observed for longer: n log
 * n steps.
 */
final class ComparablePairs {
  private final Timeline timeline;

  /** Known observations, the latest first; at one time the censored before the events. */
  private final int[] order;

  /** The place of each known risk among the distinct ones in ascending order. */
  private final int[] risks;

  private final RiskWindows windows;

  ComparablePairs(List<CensoredRisk> observations, double tolerance) {
    timeline = new Timeline(observations.stream().map(CensoredRisk::outcome).toList());
    double[] values = new double[timeline.size()];
    Arrays.setAll(values, i -> observations.get(timeline.owner(i)).risk());
    risks = ScoreOrder.groups(values);
    int last = IntStream.of(risks).max().orElse(-1);
    double[] distinct = new double[last + 1];
    for (int i = 0; i < risks.length; i++) {
      risks[i] = last - risks[i];
      distinct[risks[i]] = values[i];
    }
    windows = new RiskWindows(distinct, tolerance);
    order = latestFirst(timeline);
  }

  Timeline timeline() {
    return timeline;
  }

  /** Takes the pairs whose earlier event is at one time. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Called once a time.
     *
     * @param place the distinct time
     * @param concordant pairs in which the earlier event has the higher risk
     * @param tied pairs whose risks tie
     */
    void at(int place, long concordant, long discordant, long tied);
  }

  /** Visits the times of events from the latest, observation i being there counts[i] times. */
  void visit(int[] counts, Visitor visitor) {
    CountTree seen = new CountTree(windows.size());
    int done = 0;
    while (done < order.length) {
      int place = timeline.place(order[done]);
      int end = done;
      while (isAt(end, place) && !timeline.event(order[end])) {
        add(seen, order[end++], counts);
      }
      int events = end;
      long concordant = 0;
      long tied = 0;
      long comparable = 0;
      for (; isAt(end, place); end++) {
        long count = counts[timeline.owner(order[end])];
        if (count > 0) {
          long below = windows.below(seen, risks[order[end]]);
          concordant += count * below;
          tied += count * windows.tied(seen, risks[order[end]], below);
          comparable += count * seen.total();
        }
      }
      if (end > events) {
        visitor.at(place, concordant, comparable - concordant - tied, tied);
      }
      for (done = events; done < end; done++) {
        add(seen, order[done], counts);
      }
    }
  }

  private boolean isAt(int i, int place) {
    return i < order.length && timeline.place(order[i]) == place;
  }

  private void add(CountTree seen, int i, int[] counts) {
    int count = counts[timeline.owner(i)];
    if (count > 0) {
      seen.add(risks[i], count);
    }
  }

  private static int[] latestFirst(Timeline timeline) {
    int slots = 2 * timeline.times().length;
    int[] starts = new int[slots + 1];
    for (int i = 0; i < timeline.size(); i++) {
      starts[slot(timeline, i) + 1]++;
    }
    for (int slot = 0; slot < slots; slot++) {
      starts[slot + 1] += starts[slot];
    }
    int[] order = new int[timeline.size()];
    for (int i = 0; i < order.length; i++) {
      order[starts[slot(timeline, i)]++] = i;
    }
    return order;
  }

  private static int slot(Timeline timeline, int i) {
    int back = timeline.times().length - 1 - timeline.place(i);
    return 2 * back + (timeline.event(i) ? 1 : 0);
  }
}
