package org.aceso.metrics.classification.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.Cells;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A metric that follows from true and false decisions about each label. */
record DecisionMetric(
    MetricInfo info,
    double threshold,
    boolean leaveOut,
    ToDoubleFunction<LabelDecisions> formula,
    boolean showsTable)
    implements Metric<LabelScores> {
  private static final int UNASSESSED = 4;

  @Override
  public Scorer prepare(List<LabelScores> inCaseOrder) {
    List<Cells> cells = new ArrayList<>();
    for (int label = 0; label < inCaseOrder.get(0).labels().length; label++) {
      int own = label;
      int[] cellOf = inCaseOrder.stream().mapToInt(one -> cell(one, own)).toArray();
      cells.add(new Cells(cellOf, UNASSESSED + 1));
    }
    return new Prepared(cells, inCaseOrder.size(), this);
  }

  private int cell(LabelScores one, int label) {
    if (!one.isAssessed(label)) {
      return UNASSESSED;
    }
    return 2 * one.labels()[label] + (one.scores()[label] >= threshold ? 1 : 0);
  }

  private record Prepared(List<Cells> cells, int size, DecisionMetric metric) implements Scorer {

    @Override
    public double value(int[] counts) {
      double value = metric.formula.applyAsDouble(decisions(counts));
      return Double.isInfinite(value) ? Double.NaN : value;
    }

    private LabelDecisions decisions(int[] counts) {
      return new LabelDecisions(
          cells.stream().map(one -> one.tally(counts)).toArray(long[][]::new), metric.leaveOut);
    }

    @Override
    public String undefinedReason() {
      return "no_defined_label";
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      if (!metric.showsTable) {
        return Collections.emptySortedMap();
      }
      double[][] table =
          Arrays.stream(decisions(DefinedLabels.ones(size)).tally())
              .map(
                  tally ->
                      new double[] {
                        tally[LabelDecisions.TP], tally[LabelDecisions.FP], tally[LabelDecisions.FN]
                      })
              .toArray(double[][]::new);
      return new TreeMap<>(Map.of("tp_fp_fn", table));
    }
  }
}
