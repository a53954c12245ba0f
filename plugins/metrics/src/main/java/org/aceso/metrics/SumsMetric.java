package org.aceso.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A metric that follows from sums over the cases, added in case order.
 *
 * @param undefinedReason why the value is NaN when it is
 * @param terms what a case adds to each sum
 * @param formula the value for the sums
 */
public record SumsMetric<O>(
    MetricInfo info,
    String undefinedReason,
    Function<O, double[]> terms,
    ToDoubleFunction<double[]> formula)
    implements Metric<O> {

  @Override
  public Scorer prepare(List<O> inCaseOrder) {
    return new SumsScorer(
        inCaseOrder.stream().map(terms).toArray(double[][]::new), formula, undefinedReason);
  }

  private record SumsScorer(
      double[][] termsOf, ToDoubleFunction<double[]> formula, String undefinedReason)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      double[] sums = new double[termsOf[0].length];
      for (int i = 0; i < termsOf.length; i++) {
        for (int term = 0; term < sums.length && counts[i] > 0; term++) {
          sums[term] += counts[i] * termsOf[i][term];
        }
      }
      return formula.applyAsDouble(sums);
    }
  }
}
