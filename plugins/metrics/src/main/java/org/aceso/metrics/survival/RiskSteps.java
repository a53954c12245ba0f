package org.aceso.metrics.survival;

import java.util.Arrays;
import java.util.List;
import org.aceso.metrics.ScoreOrder;

/** Cases from the highest risk to the lowest, in steps within which risks tie. */
final class RiskSteps {
  private final Timeline timeline;

  /** Known observations, the highest risk first. */
  private final int[] order;

  /** The step of each place of that order, from 0. */
  private final int[] steps;

  RiskSteps(List<CensoredRisk> observations, double tolerance) {
    timeline = new Timeline(observations.stream().map(CensoredRisk::outcome).toList());
    double[] risks = new double[timeline.size()];
    Arrays.setAll(risks, i -> observations.get(timeline.owner(i)).risk());
    order = ScoreOrder.inOrder(ScoreOrder.groups(risks));
    steps = new int[order.length];
    for (int at = 1; at < order.length; at++) {
      double drop = risks[order[at - 1]] - risks[order[at]];
      steps[at] = steps[at - 1] + (drop <= tolerance ? 0 : 1);
    }
  }

  Timeline timeline() {
    return timeline;
  }

  /**
   * The AUC at a time; NaN when nobody has had the event by then, nobody is observed for longer, or
   * a weight is unknown or infinite.
   *
   * @param survival G at each distinct time
   */
  double area(double time, double[] survival, int[] counts) {
    double area = 0;
    double above = 0;
    double cases = 0;
    long controls = 0;
    long beyond = 0;
    for (int at = 0; at < order.length; at++) {
      int i = order[at];
      long count = counts[timeline.owner(i)];
      if (timeline.time(i) > time) {
        controls += count;
        beyond += count;
      } else if (timeline.event(i) && count > 0) {
        double g = survival[timeline.place(i)];
        cases += g == 0 ? Double.NaN : count / g;
      }
      if (at + 1 == order.length || steps[at + 1] > steps[at]) {
        area += controls * (above + cases / 2);
        above += cases;
        cases = 0;
        controls = 0;
      }
    }
    return above == 0 || beyond == 0 ? Double.NaN : Math.min(1, area / above / beyond);
  }
}
