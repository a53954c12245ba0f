package org.aceso.metrics.segmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A metric of absolute values, which can rank, and the same of values with their sign, which
 * cannot: it is a part of the former.
 *
 * @param signed looks at the values as they are
 * @param part the name of the part
 */
record AbsoluteMetric(Metric<StructureValues> signed, String part)
    implements Metric<StructureValues> {

  @Override
  public MetricInfo info() {
    return signed.info();
  }

  @Override
  public Scorer prepare(List<StructureValues> inCaseOrder) {
    int[] once = new int[inCaseOrder.size()];
    Arrays.fill(once, 1);
    return new Prepared(
        absolute().prepare(inCaseOrder), part, signed.prepare(inCaseOrder).value(once));
  }

  @Override
  public OptionalDouble perCase(StructureValues observation) {
    return absolute().perCase(observation);
  }

  private Metric<StructureValues> absolute() {
    return signed.on(StructureValues::absolute);
  }

  private record Prepared(Scorer absolute, String part, double signed) implements Scorer {

    @Override
    public double value(int[] counts) {
      return absolute.value(counts);
    }

    @Override
    public String undefinedReason() {
      return absolute.undefinedReason();
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      return new TreeMap<>(Map.of(part, new double[][] {{signed}}));
    }
  }
}
