package org.aceso.runner.composite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A composite over the metrics of an evaluation. */
public final class CompositeMetric<O> implements Metric<O> {
  private final Composite composite;
  private final List<Metric<O>> metrics;
  private final MetricInfo info;

  private CompositeMetric(Composite composite, List<Metric<O>> metrics) {
    this.composite = composite;
    this.metrics = metrics;
    info = composite.info(metrics.stream().map(Metric::info).toList());
  }

  /** The metrics followed by the composites, which must have passed {@link CompositeCheck}. */
  static <O> List<Metric<O>> added(List<Metric<O>> metrics, List<Composite> composites) {
    Map<String, Metric<O>> byKey = new LinkedHashMap<>();
    metrics.forEach(metric -> byKey.put(metric.info().key(), metric));
    List<Metric<O>> all = new ArrayList<>(metrics);
    for (Composite composite : composites) {
      List<Metric<O>> terms =
          composite.terms().stream().map(term -> byKey.get(term.metric())).toList();
      all.add(new CompositeMetric<>(composite, terms));
    }
    return all;
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Scorer prepare(List<O> inCaseOrder) {
    return over(metric -> metric.prepare(inCaseOrder), inCaseOrder.size());
  }

  /** A scorer over those of its terms, so that what they prepared is not prepared again. */
  public Scorer over(Function<Metric<O>, Scorer> prepared, int cases) {
    return new CompositeScorer(composite.terms(), metrics.stream().map(prepared).toList(), cases);
  }

  /** The same sum over the values of the case, where each term has one. */
  @Override
  public OptionalDouble perCase(O observation) {
    double sum = 0;
    for (int i = 0; i < metrics.size(); i++) {
      OptionalDouble value = metrics.get(i).perCase(observation);
      if (value.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += composite.terms().get(i).of(value.getAsDouble());
    }
    return OptionalDouble.of(sum);
  }
}
