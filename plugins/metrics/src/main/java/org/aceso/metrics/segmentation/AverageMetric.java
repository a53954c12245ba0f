package org.aceso.metrics.segmentation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * One measure over all structures and cases; undefined, {@code no_structure}, when none counts.
 *
 * @param places of the numbers within the values of a case, one for each structure
 */
record AverageMetric(MetricInfo info, int[] places, Average average)
    implements Metric<StructureValues> {

  @Override
  public Scorer prepare(List<StructureValues> inCaseOrder) {
    return switch (average) {
      case PAIRS -> new Pooled(sums(inCaseOrder), sizes(inCaseOrder));
      case CASES ->
          new StructureMean.Mean(inCaseOrder.stream().mapToDouble(this::meanOf).toArray());
      case STRUCTURES -> new OfMeans(perStructure(inCaseOrder));
    };
  }

  /** The mean over the structures of the case that count. */
  @Override
  public OptionalDouble perCase(StructureValues observation) {
    double mean = meanOf(observation);
    return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }

  private double meanOf(StructureValues one) {
    return sumOf(one) / sizeOf(one);
  }

  private double sumOf(StructureValues one) {
    double sum = 0;
    for (int place : places) {
      double value = one.values()[place];
      sum += Double.isNaN(value) ? 0 : value;
    }
    return sum;
  }

  private int sizeOf(StructureValues one) {
    return (int) IntStream.of(places).filter(i -> !Double.isNaN(one.values()[i])).count();
  }

  private double[] sums(List<StructureValues> cases) {
    return cases.stream().mapToDouble(this::sumOf).toArray();
  }

  private int[] sizes(List<StructureValues> cases) {
    return cases.stream().mapToInt(this::sizeOf).toArray();
  }

  private List<Scorer> perStructure(List<StructureValues> cases) {
    return IntStream.of(places)
        .mapToObj(place -> new StructureMean(info, place).prepare(cases))
        .toList();
  }

  private record Pooled(double[] sums, int[] sizes) implements Scorer {

    @Override
    public double value(int[] counts) {
      double sum = 0;
      long n = 0;
      for (int i = 0; i < sums.length; i++) {
        sum += counts[i] * sums[i];
        n += (long) counts[i] * sizes[i];
      }
      return n == 0 ? Double.NaN : sum / n;
    }

    @Override
    public String undefinedReason() {
      return "no_structure";
    }
  }

  private record OfMeans(List<Scorer> structures) implements Scorer {

    @Override
    public double value(int[] counts) {
      double sum = 0;
      int n = 0;
      for (Scorer structure : structures) {
        double mean = structure.value(counts);
        if (!Double.isNaN(mean)) {
          sum += mean;
          n++;
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
