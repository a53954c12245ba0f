package org.aceso.metrics.classification.multilabel;

import java.util.List;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * The mean of a metric over some labels, each alike or by its positives.
 *
 * @param ofOneOutcome whether labels that every case has are among them, beside the defined ones
 */
record LabelMean(
    MetricInfo info, List<Metric<LabelScores>> perLabel, boolean byPositives, boolean ofOneOutcome)
    implements Metric<LabelScores> {

  @Override
  public Scorer prepare(List<LabelScores> inCaseOrder) {
    List<Scorer> scorers = perLabel.stream().map(metric -> metric.prepare(inCaseOrder)).toList();
    return new Mean(inCaseOrder, scorers, byPositives, ofOneOutcome);
  }

  private record Mean(
      List<LabelScores> cases, List<Scorer> scorers, boolean byPositives, boolean ofOneOutcome)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      DefinedLabels labels = new DefinedLabels(cases, true);
      boolean[] defined = ofOneOutcome ? labels.present(counts) : labels.of(counts);
      double sum = 0;
      double weights = 0;
      for (int label = 0; label < defined.length; label++) {
        if (defined[label]) {
          double weight = byPositives ? positives(label, counts) : 1;
          sum += weight * scorers.get(label).value(counts);
          weights += weight;
        }
      }
      return sum / weights;
    }

    private double positives(int label, int[] counts) {
      return IntStream.range(0, counts.length)
          .filter(i -> cases.get(i).labels()[label] == 1)
          .mapToLong(i -> counts[i])
          .sum();
    }

    @Override
    public String undefinedReason() {
      return "no_defined_label";
    }
  }
}
