package org.aceso.metrics.detection;

import java.util.List;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** F1 of the instances of all images at one threshold. */
record InstanceF1(MetricInfo info, int threshold) implements Metric<InstanceMatches> {

  @Override
  public Scorer prepare(List<InstanceMatches> inCaseOrder) {
    return new Prepared(
        inCaseOrder.stream().mapToInt(image -> image.hits()[threshold]).toArray(),
        inCaseOrder.stream().mapToInt(image -> image.predicted() + image.truths()).toArray());
  }

  /**
   * The images, prepared.
   *
   * @param hits by image
   * @param objects by image predicted and true instances
   */
  private record Prepared(int[] hits, int[] objects) implements Scorer {

    @Override
    public double value(int[] counts) {
      long found = 0;
      long all = 0;
      for (int i = 0; i < counts.length; i++) {
        found += (long) counts[i] * hits[i];
        all += (long) counts[i] * objects[i];
      }
      return all == 0 ? Double.NaN : 2.0 * found / all;
    }

    @Override
    public String undefinedReason() {
      return "no_instances";
    }
  }
}
