package org.aceso.metrics.classification.multilabel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * The mean over cases of a number that looks at all labels of a case. A case in which none of the
 * labels was assessed has no such number, and is left out.
 */
record CaseMean(MetricInfo info, CaseFormula formula, boolean leaveOut)
    implements Metric<LabelScores> {

  @Override
  public Scorer prepare(List<LabelScores> inCaseOrder) {
    DefinedLabels defined = new DefinedLabels(inCaseOrder, leaveOut);
    boolean[] usual = defined.of(DefinedLabels.ones(inCaseOrder.size()));
    return new Mean(inCaseOrder, defined, formula, usual, values(inCaseOrder, formula, usual));
  }

  private static double[] values(List<LabelScores> cases, CaseFormula formula, boolean[] included) {
    return cases.stream().mapToDouble(one -> value(one, formula, included)).toArray();
  }

  /** NaN when no label counts. */
  private static double value(LabelScores one, CaseFormula formula, boolean[] included) {
    int[] counted =
        IntStream.range(0, included.length)
            .filter(label -> included[label] && one.isAssessed(label))
            .toArray();
    double[] scores = new double[counted.length];
    boolean[] present = new boolean[counted.length];
    for (int place = 0; place < counted.length; place++) {
      scores[place] = one.scores()[counted[place]];
      present[place] = one.labels()[counted[place]] == 1;
    }
    return counted.length == 0 ? Double.NaN : formula.value(scores, present);
  }

  /**
   * @param usual the labels included when every case counts once
   * @param values of the cases for these
   */
  private record Mean(
      List<LabelScores> cases,
      DefinedLabels defined,
      CaseFormula formula,
      boolean[] usual,
      double[] values)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      boolean[] included = defined.of(counts);
      double[] all =
          Arrays.equals(included, usual) ? values : CaseMean.values(cases, formula, included);
      double sum = 0;
      long total = 0;
      for (int i = 0; i < counts.length; i++) {
        if (!Double.isNaN(all[i])) {
          sum += counts[i] * all[i];
          total += counts[i];
        }
      }
      return sum / total;
    }

    @Override
    public String undefinedReason() {
      return "no_defined_label";
    }
  }
}
