package org.aceso.spi;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The weighted mean over cases, in blocks so that a parallel sum could give the same bits. */
record MeanMetric<O>(MetricInfo info, ToDoubleFunction<? super O> value) implements Metric<O> {
  private static final int BLOCK = 4_096;

  @Override
  public Scorer prepare(List<O> inCaseOrder) {
    double[] values = inCaseOrder.stream().mapToDouble(value).toArray();
    return counts -> mean(values, counts);
  }

  @Override
  public OptionalDouble perCase(O observation) {
    double one = value.applyAsDouble(observation);
    return Double.isNaN(one) ? OptionalDouble.empty() : OptionalDouble.of(one);
  }

  private static double mean(double[] values, int[] counts) {
    double sum = 0;
    long n = 0;
    for (int start = 0; start < values.length; start += BLOCK) {
      int end = Math.min(values.length, start + BLOCK);
      double block = 0;
      for (int i = start; i < end; i++) {
        if (counts[i] != 0) {
          block += counts[i] * values[i];
          n += counts[i];
        }
      }
      sum += block;
    }
    return sum / n;
  }
}
