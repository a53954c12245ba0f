package org.aceso.metrics.detection;

import java.util.List;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** The mean over true boxes of (GIoU + 1) / 2. */
record MeanOverlap(MetricInfo info) implements Metric<AssignedBoxes> {

  @Override
  public Scorer prepare(List<AssignedBoxes> inCaseOrder) {
    double[] sums = inCaseOrder.stream().mapToDouble(MeanOverlap::sum).toArray();
    int[] boxes = inCaseOrder.stream().mapToInt(image -> image.truth().length).toArray();
    return new Prepared(sums, boxes);
  }

  private static double sum(AssignedBoxes image) {
    double sum = 0;
    for (double overlap : image.overlaps()) {
      sum += (overlap + 1) / 2;
    }
    return sum;
  }

  private record Prepared(double[] sums, int[] boxes) implements Scorer {

    @Override
    public double value(int[] counts) {
      double sum = 0;
      long all = 0;
      for (int i = 0; i < counts.length; i++) {
        sum += counts[i] * sums[i];
        all += (long) counts[i] * boxes[i];
      }
      return all == 0 ? Double.NaN : sum / all;
    }

    @Override
    public String undefinedReason() {
      return "no_truth";
    }
  }
}
