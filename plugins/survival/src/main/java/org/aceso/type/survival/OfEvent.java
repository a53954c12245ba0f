package org.aceso.type.survival;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A metric with the name of its event, where there are several. */
record OfEvent<O>(Metric<O> metric, String event) implements Metric<O> {

  @Override
  public MetricInfo info() {
    MetricInfo plain = metric.info();
    Map<String, String> parameters = new TreeMap<>(plain.parameters());
    parameters.put("event", event);
    return plain.titled(plain.title() + ", " + event).with(parameters);
  }

  @Override
  public Scorer prepare(List<O> inCaseOrder) {
    return metric.prepare(inCaseOrder);
  }

  @Override
  public OptionalDouble perCase(O observation) {
    return metric.perCase(observation);
  }
}
