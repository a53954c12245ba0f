package org.aceso.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * The mean of a number over the cases that have it: a case whose number is NaN is left out.
 * Undefined, {@code no_defined_case}, when none is left. Added in case order.
 *
 * @param value the number of a case, or NaN
 */
public record DefinedMean<O>(MetricInfo info, ToDoubleFunction<? super O> value)
    implements Metric<O> {

  @Override
  public Scorer prepare(List<O> inCaseOrder) {
    return new DefinedScorer(inCaseOrder.stream().mapToDouble(value).toArray());
  }

  @Override
  public OptionalDouble perCase(O observation) {
    double one = value.applyAsDouble(observation);
    return Double.isNaN(one) ? OptionalDouble.empty() : OptionalDouble.of(one);
  }

  private record DefinedScorer(double[] values) implements Scorer {
    @Override
    public double value(int[] counts) {
      double sum = 0;
      long size = 0;
      for (int i = 0; i < values.length; i++) {
        if (counts[i] > 0 && !Double.isNaN(values[i])) {
          sum += counts[i] * values[i];
          size += counts[i];
        }
      }
      return sum / size;
    }

    @Override
    public String undefinedReason() {
      return "no_defined_case";
    }
  }
}
