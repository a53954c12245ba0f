package org.aceso.metrics.regression;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A metric that follows from means and sums of squares. */
record MomentMetric(MetricInfo info, String undefinedReason, ToDoubleFunction<PairMoments> formula)
    implements Metric<ValuePair> {

  @Override
  public Scorer prepare(List<ValuePair> inCaseOrder) {
    return new Prepared(inCaseOrder, formula, undefinedReason);
  }

  private record Prepared(
      List<ValuePair> pairs, ToDoubleFunction<PairMoments> formula, String undefinedReason)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      return formula.applyAsDouble(PairMoments.of(pairs, counts));
    }
  }
}
