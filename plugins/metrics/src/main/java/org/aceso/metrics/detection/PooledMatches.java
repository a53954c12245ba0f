package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A metric of the hits and misses of all images together.
 *
 * @param formula its value for TP, FP, FN and the number of true objects
 * @param showsCounts whether it carries the part {@code tp_fp_fn}
 */
record PooledMatches(
    MetricInfo info, int threshold, ToDoubleFunction<long[]> formula, boolean showsCounts)
    implements Metric<MatchCounts> {
  static final int TP = 0;
  static final int FP = 1;
  static final int FN = 2;
  static final int TRUTHS = 3;

  @Override
  public Scorer prepare(List<MatchCounts> inCaseOrder) {
    return new Prepared(this, inCaseOrder);
  }

  private long[] tally(List<MatchCounts> images, int[] counts) {
    long[] tally = new long[4];
    for (int i = 0; i < counts.length; i++) {
      MatchCounts image = images.get(i);
      if (image.isCounted()) {
        tally[TP] += (long) counts[i] * image.truePositives()[threshold];
        tally[FP] += (long) counts[i] * image.falsePositives()[threshold];
        tally[FN] += (long) counts[i] * image.falseNegatives()[threshold];
        tally[TRUTHS] += (long) counts[i] * image.trueObjects();
      }
    }
    return tally;
  }

  private record Prepared(PooledMatches metric, List<MatchCounts> images) implements Scorer {

    @Override
    public double value(int[] counts) {
      boolean isAny = false;
      for (int i = 0; i < counts.length; i++) {
        isAny |= counts[i] > 0 && images.get(i).isCounted();
      }
      return isAny ? metric.formula.applyAsDouble(metric.tally(images, counts)) : Double.NaN;
    }

    @Override
    public String undefinedReason() {
      return "no_counted_image";
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      if (!metric.showsCounts) {
        return Collections.emptySortedMap();
      }
      int[] ones = new int[images.size()];
      Arrays.fill(ones, 1);
      long[] tally = metric.tally(images, ones);
      return new TreeMap<>(Map.of("tp_fp_fn", new double[][] {{tally[TP], tally[FP], tally[FN]}}));
    }
  }
}
