package org.aceso.metrics.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.aceso.spi.Id;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Measures of structures, and the metrics that follow from them: for each measure one for each
 * structure, such as {@code dice@1[label=liver]}, and one over all, {@code mean_dice@1}.
 *
 * @param structures their names, each fit for a parameter of a metric
 * @param measures no two of one key
 */
public record StructureMetrics(List<String> structures, List<StructureMeasure> measures) {

  public StructureMetrics {
    structures = List.copyOf(structures);
    measures = List.copyOf(measures);
  }

  /**
   * The numbers of one case. Each pair is measured before the next is asked for, and then let go:
   * borders and distances of one structure may take as much memory as the images.
   *
   * @param pairs one for each structure
   */
  public StructureValues observe(Iterable<StructurePair> pairs, AbsenceRule rule) {
    double[] values = new double[structures.size() * measures.size()];
    int at = 0;
    for (StructurePair pair : pairs) {
      for (StructureMeasure measure : measures) {
        values[at++] = measure.of(pair, rule);
      }
    }
    return new StructureValues(values);
  }

  /** The metrics: averages of all measures first. */
  public List<Metric<StructureValues>> metrics(Average average) {
    List<Metric<StructureValues>> all = new ArrayList<>();
    for (int measure = 0; measure < measures.size(); measure++) {
      all.add(ranked(measure, average(measure, average)));
    }
    for (int measure = 0; measure < measures.size(); measure++) {
      for (int structure = 0; structure < structures.size(); structure++) {
        MetricInfo info = of(measures.get(measure).info(), structures.get(structure));
        all.add(ranked(measure, new StructureMean(info, structure * measures.size() + measure)));
      }
    }
    return all;
  }

  private static MetricInfo of(MetricInfo info, String structure) {
    SortedMap<String, String> parameters = new TreeMap<>(info.parameters());
    parameters.put("label", structure);
    return info.titled(info.title() + ", " + structure).with(parameters);
  }

  /** The metric itself, or of absolute values where its values have a sign. */
  private Metric<StructureValues> ranked(int measure, Metric<StructureValues> metric) {
    return measures
        .get(measure)
        .signedPart()
        .<Metric<StructureValues>>map(part -> new AbsoluteMetric(metric, part))
        .orElse(metric);
  }

  private Metric<StructureValues> average(int measure, Average average) {
    MetricInfo info = measures.get(measure).info();
    SortedMap<String, String> parameters = new TreeMap<>(info.parameters());
    if (average != Average.PAIRS) {
      parameters.put("over", average.name().toLowerCase(Locale.ROOT));
    }
    MetricInfo ofAll =
        new MetricInfo(
            Id.of("mean_" + info.id().name()),
            info.title() + ", mean over structures",
            parameters,
            info.better(),
            info.least(),
            info.most(),
            info.unit(),
            info.digits());
    int[] places =
        IntStream.range(0, structures.size()).map(i -> i * measures.size() + measure).toArray();
    return new AverageMetric(ofAll, places, average);
  }
}
