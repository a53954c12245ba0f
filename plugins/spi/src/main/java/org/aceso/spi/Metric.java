package org.aceso.spi;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A number computed from observations, with everything that a reader must know about it.
 *
 * @param <O> what it looks at: the observation of an evaluation, or a view of it, see {@link #on}
 */
public interface Metric<O> {

  /** What the number means; the same value at every call. */
  MetricInfo info();

  /**
   * Does once what all scores and replicates share, such as sorting. Called once a metric and
   * evaluation, with the observations in case order, unmodifiable; never with an empty list. An
   * exception is a fault of the plugin.
   */
  Scorer prepare(List<O> inCaseOrder);

  /** The value of one case alone, for metrics that have one. */
  default OptionalDouble perCase(O observation) {
    return OptionalDouble.empty();
  }

  /** The same metric, computed from a part of a larger observation. */
  default <S extends Record> Metric<S> on(Function<? super S, ? extends O> view) {
    return new MetricView<>(this, view);
  }

  /**
   * The mean of a number that each case has; undefined where that number is NaN for a case that
   * counts. Summed in blocks of 4 096 in case order, so that the bits are the same everywhere.
   */
  static <O> Metric<O> mean(MetricInfo info, ToDoubleFunction<? super O> perCase) {
    return new MeanMetric<>(info, perCase);
  }
}
