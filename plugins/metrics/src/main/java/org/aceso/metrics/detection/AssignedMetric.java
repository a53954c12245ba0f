package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A metric of the classes that true boxes are given.
 *
 * @param formula its value when there is a true box
 * @param partsOf the numbers behind it
 */
record AssignedMetric(
    MetricInfo info,
    int classes,
    ToDoubleFunction<AssignedTally> formula,
    Function<AssignedTally, SortedMap<String, double[][]>> partsOf)
    implements Metric<AssignedBoxes> {

  @Override
  public Scorer prepare(List<AssignedBoxes> inCaseOrder) {
    return new Prepared(this, inCaseOrder);
  }

  private AssignedTally tally(List<AssignedBoxes> images, int[] counts) {
    long[][] pairs = new long[classes + 1][classes + 1];
    for (int i = 0; i < counts.length; i++) {
      AssignedBoxes image = images.get(i);
      for (int box = 0; counts[i] > 0 && box < image.truth().length; box++) {
        pairs[image.truth()[box]][image.assigned()[box]] += counts[i];
      }
    }
    return new AssignedTally(classes, pairs);
  }

  private record Prepared(AssignedMetric metric, List<AssignedBoxes> images) implements Scorer {

    @Override
    public double value(int[] counts) {
      AssignedTally tally = metric.tally(images, counts);
      return tally.boxes() == 0 ? Double.NaN : metric.formula.applyAsDouble(tally);
    }

    @Override
    public String undefinedReason() {
      return "no_truth";
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      int[] ones = new int[images.size()];
      Arrays.fill(ones, 1);
      return metric.partsOf.apply(metric.tally(images, ones));
    }
  }
}
