package org.aceso.metrics.segmentation;

import java.util.List;
import java.util.OptionalDouble;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * The mean over cases of one measure of one structure, of those cases in which it counts;
 * undefined, {@code no_structure}, when there is none.
 *
 * @param place of the number within the values of a case
 */
record StructureMean(MetricInfo info, int place) implements Metric<StructureValues> {

  @Override
  public Scorer prepare(List<StructureValues> inCaseOrder) {
    double[] values = inCaseOrder.stream().mapToDouble(one -> one.values()[place]).toArray();
    return new Mean(values);
  }

  @Override
  public OptionalDouble perCase(StructureValues observation) {
    double value = observation.values()[place];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** NaN for a case that does not count. */
  record Mean(double[] values) implements Scorer {

    @Override
    public double value(int[] counts) {
      double sum = 0;
      long n = 0;
      for (int i = 0; i < values.length; i++) {
        if (counts[i] != 0 && !Double.isNaN(values[i])) {
          sum += counts[i] * values[i];
          n += counts[i];
        }
      }
      return n == 0 ? Double.NaN : sum / n;
    }

    @Override
    public String undefinedReason() {
      return "no_structure";
    }
  }
}
