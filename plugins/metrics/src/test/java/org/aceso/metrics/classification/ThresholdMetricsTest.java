package org.aceso.metrics.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class ThresholdMetricsTest {
  private static final ThresholdMetrics METRICS = new ThresholdMetrics(0.5);

  @Test
  void formulas_followFromTheFourCounts() {
    List<ScoredLabel> labels = labels(2, 1, 2, 3);
    assertEquals(5.0 / 8, valueOf(METRICS.accuracy(), labels));
    assertEquals(3.0 / 4, valueOf(METRICS.precision(), labels));
    assertEquals(3.0 / 5, valueOf(METRICS.recall(), labels));
    assertEquals(2.0 / 3, valueOf(METRICS.specificity(), labels));
    assertEquals((3.0 / 5 + 2.0 / 3) / 2, valueOf(METRICS.balancedAccuracy(), labels), 1e-15);
    assertEquals(6.0 / 9, valueOf(METRICS.fBeta(1), labels), 1e-15);
    assertEquals(5 * 3.0 / (5 * 3 + 4 * 2 + 1), valueOf(METRICS.fBeta(2), labels), 1e-15);
    assertEquals((6 - 2) / Math.sqrt(4 * 5 * 3 * 4), valueOf(METRICS.mcc(), labels), 1e-15);
    assertEquals((0.625 - 0.5) / 0.5, valueOf(METRICS.cohenKappa(), labels), 1e-15);
  }

  @Test
  void emptyMargins_answerZero() {
    List<ScoredLabel> negatives = labels(3, 0, 0, 0);
    assertEquals(0, valueOf(METRICS.precision(), negatives));
    assertEquals(0, valueOf(METRICS.recall(), negatives));
    assertEquals(0, valueOf(METRICS.fBeta(1), negatives));
    assertEquals(0, valueOf(METRICS.mcc(), negatives));
    assertEquals(1, valueOf(METRICS.balancedAccuracy(), negatives));
    assertEquals(Double.NaN, valueOf(METRICS.cohenKappa(), negatives));
    assertEquals(0, valueOf(METRICS.specificity(), labels(0, 0, 1, 1)));
  }

  @Test
  void scoreOfExactlyTheThreshold_isPositive() {
    assertEquals(1, valueOf(METRICS.recall(), List.of(new ScoredLabel(0.5, true))));
  }

  @Test
  void accuracy_showsTheConfusionMatrix() {
    double[][] matrix =
        METRICS.accuracy().prepare(labels(2, 1, 4, 3)).parts().get("confusion_matrix");
    assertArrayEquals(new double[] {2, 1}, matrix[0]);
    assertArrayEquals(new double[] {4, 3}, matrix[1]);
  }

  @Test
  void keys_nameTheParameters() {
    assertEquals("f_beta@1[beta=1,threshold=0.5]", METRICS.fBeta(1).info().key());
  }

  private static List<ScoredLabel> labels(
      int trueNegatives, int falsePositives, int falseNegatives, int truePositives) {
    return RandomLabels.expand(
        List.of(
            new ScoredLabel(0.2, false),
            new ScoredLabel(0.7, false),
            new ScoredLabel(0.2, true),
            new ScoredLabel(0.7, true)),
        new int[] {trueNegatives, falsePositives, falseNegatives, truePositives});
  }

  private static double valueOf(Metric<ScoredLabel> metric, List<ScoredLabel> labels) {
    return metric.prepare(labels).value(RandomLabels.ones(labels.size()));
  }
}
