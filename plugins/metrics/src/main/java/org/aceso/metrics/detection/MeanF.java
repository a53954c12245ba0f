package org.aceso.metrics.detection;

import java.util.List;
import java.util.OptionalDouble;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** The mean of F over the images that are counted. */
record MeanF(MetricInfo info, int threshold, double beta, boolean emptyIsPerfect)
    implements Metric<MatchCounts> {

  @Override
  public Scorer prepare(List<MatchCounts> inCaseOrder) {
    return new CountedMean(
        inCaseOrder.stream().mapToDouble(image -> perCase(image).orElse(Double.NaN)).toArray(),
        "no_counted_image");
  }

  @Override
  public OptionalDouble perCase(MatchCounts image) {
    if (!image.isCounted()) {
      return OptionalDouble.empty();
    }
    int tp = image.truePositives()[threshold];
    int fp = image.falsePositives()[threshold];
    int fn = image.falseNegatives()[threshold];
    boolean isEmpty = tp + fp + fn == 0;
    return OptionalDouble.of(isEmpty && emptyIsPerfect ? 1 : MatchMetrics.f(tp, fp, fn, beta));
  }
}
