package org.aceso.metrics.classification.multilabel;

import java.util.ArrayList;
import java.util.List;
import org.aceso.metrics.classification.ScoredLabel;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A metric of all cells of the defined labels in one ranking. */
record AllCells(MetricInfo info, Metric<ScoredLabel> metric) implements Metric<LabelScores> {

  @Override
  public Scorer prepare(List<LabelScores> inCaseOrder) {
    int labels = inCaseOrder.get(0).labels().length;
    List<ScoredLabel> cells = new ArrayList<>();
    for (LabelScores scores : inCaseOrder) {
      for (int label = 0; label < labels; label++) {
        cells.add(new ScoredLabel(scores.scores()[label], scores.labels()[label] == 1));
      }
    }
    return new Pooled(inCaseOrder, labels, metric.prepare(cells));
  }

  private record Pooled(List<LabelScores> cases, int labels, Scorer scorer) implements Scorer {

    @Override
    public double value(int[] counts) {
      boolean[] defined = new DefinedLabels(cases, true).of(counts);
      int[] cells = new int[counts.length * labels];
      for (int i = 0; i < counts.length; i++) {
        for (int label = 0; label < labels; label++) {
          boolean counted = defined[label] && cases.get(i).isAssessed(label);
          cells[i * labels + label] = counted ? counts[i] : 0;
        }
      }
      return scorer.value(cells);
    }

    @Override
    public String undefinedReason() {
      return "no_defined_label";
    }
  }
}
