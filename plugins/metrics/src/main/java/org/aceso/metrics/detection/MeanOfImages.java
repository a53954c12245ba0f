package org.aceso.metrics.detection;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * The mean over images of a number that each has.
 *
 * @param perImage NaN for an image that is left out
 */
record MeanOfImages(MetricInfo info, ToDoubleFunction<InstanceMatches> perImage)
    implements Metric<InstanceMatches> {

  @Override
  public Scorer prepare(List<InstanceMatches> inCaseOrder) {
    return new CountedMean(inCaseOrder.stream().mapToDouble(perImage).toArray(), "no_instances");
  }

  @Override
  public OptionalDouble perCase(InstanceMatches image) {
    double value = perImage.applyAsDouble(image);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
