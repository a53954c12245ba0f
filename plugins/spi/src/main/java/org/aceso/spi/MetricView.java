package org.aceso.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A metric that looks at a part of each observation. */
record MetricView<S extends Record, O>(Metric<O> metric, Function<? super S, ? extends O> view)
    implements Metric<S> {

  @Override
  public MetricInfo info() {
    return metric.info();
  }

  @Override
  public Scorer prepare(List<S> inCaseOrder) {
    List<O> parts = new ArrayList<>(inCaseOrder.size());
    for (S observation : inCaseOrder) {
      parts.add(view.apply(observation));
    }
    return metric.prepare(Collections.unmodifiableList(parts));
  }

  @Override
  public OptionalDouble perCase(S observation) {
    return metric.perCase(view.apply(observation));
  }
}
