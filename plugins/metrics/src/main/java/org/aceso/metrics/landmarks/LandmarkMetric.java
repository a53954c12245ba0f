package org.aceso.metrics.landmarks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A number over the errors of one landmark or all.
 *
 * @param landmark the one, or -1 for all
 */
record LandmarkMetric(
    MetricInfo info, int landmark, ToDoubleBiFunction<PooledErrors, int[]> formula)
    implements Metric<LandmarkErrors> {

  @Override
  public Scorer prepare(List<LandmarkErrors> inCaseOrder) {
    return new Prepared(PooledErrors.of(inCaseOrder, landmark), formula);
  }

  @Override
  public OptionalDouble perCase(LandmarkErrors observation) {
    double value = prepare(List.of(observation)).value(new int[] {1});
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private record Prepared(PooledErrors errors, ToDoubleBiFunction<PooledErrors, int[]> formula)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      return formula.applyAsDouble(errors, counts);
    }

    @Override
    public String undefinedReason() {
      return "no_landmark";
    }
  }
}
