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
 * @param byClass whether classes are told apart; otherwise all instances are of one
 * @param formula its value; NaN when it is not defined
 * @param showsCounts whether it carries the parts {@code tp_fp_fn} and {@code classes}
 */
record PooledInstances(
    MetricInfo info, boolean byClass, ToDoubleFunction<PanopticTally> formula, boolean showsCounts)
    implements Metric<InstanceMatches> {

  @Override
  public Scorer prepare(List<InstanceMatches> inCaseOrder) {
    return new Prepared(this, inCaseOrder);
  }

  private PanopticTally tally(List<InstanceMatches> images, int[] counts) {
    int classes = byClass ? images.get(0).byClass().length : 1;
    PanopticTally tally = new PanopticTally(new long[classes][3], new double[classes]);
    for (int i = 0; i < counts.length; i++) {
      InstanceMatches image = images.get(i);
      if (byClass) {
        for (int one = 0; one < classes; one++) {
          add(tally, one, image.byClass()[one], image.overlaps()[one], counts[i]);
        }
      } else {
        int hits = image.hits()[0];
        int[] all = {hits, image.predicted() - hits, image.truths() - hits};
        add(tally, 0, all, image.overlap(), counts[i]);
      }
    }
    return tally;
  }

  private static void add(PanopticTally tally, int one, int[] numbers, double overlap, int count) {
    for (int kind = 0; kind < numbers.length; kind++) {
      tally.counts()[one][kind] += (long) count * numbers[kind];
    }
    tally.overlaps()[one] += count * overlap;
  }

  private record Prepared(PooledInstances metric, List<InstanceMatches> images) implements Scorer {

    @Override
    public double value(int[] counts) {
      return metric.formula.applyAsDouble(metric.tally(images, counts));
    }

    @Override
    public String undefinedReason() {
      return "no_instances";
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      if (!metric.showsCounts) {
        return Collections.emptySortedMap();
      }
      int[] ones = new int[images.size()];
      Arrays.fill(ones, 1);
      PanopticTally tally = metric.tally(images, ones);
      double[][] table =
          Arrays.stream(tally.counts())
              .map(row -> Arrays.stream(row).asDoubleStream().toArray())
              .toArray(double[][]::new);
      return new TreeMap<>(
          Map.of("tp_fp_fn", table, "classes", new double[][] {{tally.size(LabelSet.UNION)}}));
    }
  }
}
