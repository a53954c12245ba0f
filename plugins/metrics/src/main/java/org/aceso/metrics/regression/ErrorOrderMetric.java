package org.aceso.metrics.regression;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A metric that follows from the order of absolute errors. */
record ErrorOrderMetric(MetricInfo info, ToDoubleFunction<SortedErrors> formula)
    implements Metric<ValuePair> {

  @Override
  public Scorer prepare(List<ValuePair> inCaseOrder) {
    int[] order =
        IntStream.range(0, inCaseOrder.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> inCaseOrder.get(i).absoluteError()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] errors = new double[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      errors[rank] = inCaseOrder.get(order[rank]).absoluteError();
    }
    return counts -> {
      int[] sorted = new int[order.length];
      for (int rank = 0; rank < order.length; rank++) {
        sorted[rank] = counts[order[rank]];
      }
      return formula.applyAsDouble(new SortedErrors(errors, sorted));
    };
  }
}
