package org.aceso.metrics.alarms;

import java.util.Arrays;
import java.util.List;
import org.aceso.metrics.Cells;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * The areas as the script of the PhysioNet/CinC Challenge 2019 computes them, to compare with what
 * was published then. Its curves have no point for "nothing is called" when some probability is 1,
 * and none for the probability 0, so that a perfect file of zeros and ones scores 0: rank by the
 * standard areas. (physionetchallenges/evaluation-2019, compute_auc.)
 */
public final class Cinc2019Areas {
  private Cinc2019Areas() {}

  /** {@code cinc2019_auroc}: trapezia between the thresholds that the script keeps; 0 to 1. */
  public static Metric<ScoredHour> auroc() {
    return new AreaMetric(
        MetricInfo.of("cinc2019_auroc", "AUROC of the script of 2019", Better.HIGHER, 0, 1),
        (before, after) ->
            0.5
                * (after.sensitivity() - before.sensitivity())
                * (after.specificity() + before.specificity()));
  }

  /** {@code cinc2019_auprc}: steps between the thresholds that the script keeps; 0 to 1. */
  public static Metric<ScoredHour> auprc() {
    return new AreaMetric(
        MetricInfo.of("cinc2019_auprc", "AUPRC of the script of 2019", Better.HIGHER, 0, 1),
        (before, after) -> (after.sensitivity() - before.sensitivity()) * after.precision());
  }

  /** What the step from one threshold to the next adds. */
  private interface Step {
    double area(Rates before, Rates after);
  }

  /** The rates at a threshold; each is 1 where it would be 0 / 0. */
  private record Rates(double sensitivity, double specificity, double precision) {
    static Rates of(long hits, long alarms, long positives, long negatives) {
      return new Rates(
          positives == 0 ? 1 : (double) hits / positives,
          negatives == 0 ? 1 : (double) (negatives - alarms) / negatives,
          hits + alarms == 0 ? 1 : (double) hits / (hits + alarms));
    }
  }

  private record AreaMetric(MetricInfo info, Step step) implements Metric<ScoredHour> {
    @Override
    public Scorer prepare(List<ScoredHour> inCaseOrder) {
      double[] scores =
          inCaseOrder.stream().mapToDouble(ScoredHour::probability).distinct().sorted().toArray();
      int[] cells =
          inCaseOrder.stream()
              .mapToInt(
                  hour ->
                      2 * Arrays.binarySearch(scores, hour.probability())
                          + (hour.labelled() ? 1 : 0))
              .toArray();
      Cells tallied = new Cells(cells, 2 * scores.length);
      return counts -> area(scores, tallied.tally(counts));
    }

    private double area(double[] scores, long[] tally) {
      long[] total = new long[2];
      for (int cell = 0; cell < tally.length; cell++) {
        total[cell & 1] += tally[cell];
      }
      double area = 0;
      long hits = 0;
      long alarms = 0;
      // The first threshold is always 1, so what has the probability 1 is its point already.
      Rates before = Rates.of(0, 0, total[1], total[0]);
      for (int group = scores.length - 1; group >= 0 && scores[group] != 0; group--) {
        hits += tally[2 * group + 1];
        alarms += tally[2 * group];
        Rates after = Rates.of(hits, alarms, total[1], total[0]);
        area += scores[group] == 1 ? 0 : step.area(before, after);
        before = after;
      }
      return area;
    }
  }
}
