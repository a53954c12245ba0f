package org.aceso.metrics.classification.multilabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aceso.metrics.classification.ScoredLabel;
import org.aceso.spi.Curve;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A metric of one label, over the cases in which it was assessed. */
record OneLabel(Metric<ScoredLabel> metric, int label, String name) implements Metric<LabelScores> {

  @Override
  public MetricInfo info() {
    MetricInfo plain = metric.info();
    return plain.titled(plain.title() + ", " + name).with(Map.of("label", name));
  }

  @Override
  public Scorer prepare(List<LabelScores> inCaseOrder) {
    int[] assessed =
        IntStream.range(0, inCaseOrder.size())
            .filter(i -> inCaseOrder.get(i).isAssessed(label))
            .toArray();
    List<ScoredLabel> cells = new ArrayList<>();
    for (int i : assessed) {
      LabelScores scores = inCaseOrder.get(i);
      cells.add(new ScoredLabel(scores.scores()[label], scores.labels()[label] == 1));
    }
    return assessed.length == 0
        ? counts -> Double.NaN
        : new Assessed(assessed, metric.prepare(cells));
  }

  private record Assessed(int[] assessed, Scorer scorer) implements Scorer {

    @Override
    public double value(int[] counts) {
      return scorer.value(IntStream.of(assessed).map(i -> counts[i]).toArray());
    }

    @Override
    public String undefinedReason() {
      return scorer.undefinedReason();
    }

    @Override
    public List<Curve> curves() {
      return scorer.curves();
    }
  }
}
