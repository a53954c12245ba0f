package org.aceso.metrics.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class ProbabilityMetricsTest {
  private static final double EPSILON = Math.scalb(1.0, -52);
  private static final List<Metric<ScoredLabel>> ALL =
      List.of(
          ProbabilityMetrics.logLoss(EPSILON),
          ProbabilityMetrics.logLoss(1e-15),
          ProbabilityMetrics.brier(),
          ProbabilityMetrics.brierSkill(),
          ProbabilityMetrics.expectedCalibrationError(10),
          ProbabilityMetrics.expectedCalibrationError(15));

  @Test
  void counts_meanRepeatedCases() {
    RandomLabels random = new RandomLabels(11);
    for (int round = 0; round < 2_000; round++) {
      List<ScoredLabel> labels = random.labels();
      int[] counts = random.counts(labels.size());
      List<ScoredLabel> expanded = RandomLabels.expand(labels, counts);
      for (Metric<ScoredLabel> metric : ALL) {
        double expected = valueOf(metric, expanded);
        assertEquals(
            expected,
            metric.prepare(labels).value(counts),
            tolerance(expected),
            () -> metric.info().key() + ", seed " + RandomLabels.SEED);
      }
    }
  }

  @Test
  void values_stayWithinTheirRangeAndDoNotDependOnTheOrder() {
    RandomLabels random = new RandomLabels(12);
    for (int round = 0; round < 2_000; round++) {
      List<ScoredLabel> labels = random.labels();
      for (Metric<ScoredLabel> metric : ALL) {
        double value = valueOf(metric, labels);
        boolean isIn =
            value >= metric.info().least() - 1e-12 && value <= metric.info().most() + 1e-12;
        assertTrue(isIn || Double.isNaN(value), () -> metric.info().key() + " = " + value);
        assertEquals(value, valueOf(metric, random.shuffled(labels)), tolerance(value));
      }
    }
  }

  @Test
  void sureMiss_costsTheLogarithmOfEpsilon() {
    List<ScoredLabel> miss = List.of(new ScoredLabel(0, true));
    assertEquals(36.04365338911715, valueOf(ProbabilityMetrics.logLoss(EPSILON), miss), 1e-13);
    assertEquals(34.538776394910684, valueOf(ProbabilityMetrics.logLoss(1e-15), miss), 1e-13);
    assertEquals(36.841361487904734, valueOf(ProbabilityMetrics.logLoss(1e-16), miss), 1e-13);
  }

  @Test
  void calibrationError_equalsItsDefinition() {
    RandomLabels random = new RandomLabels(13);
    for (int round = 0; round < 1_000; round++) {
      List<ScoredLabel> labels = random.labels();
      assertEquals(
          naiveCalibrationError(labels, 10),
          valueOf(ProbabilityMetrics.expectedCalibrationError(10), labels),
          1e-12,
          "seed " + RandomLabels.SEED);
    }
  }

  @Test
  void scoreOnAnEdge_belongsToTheLowerBin() {
    List<ScoredLabel> labels = List.of(new ScoredLabel(0.5, true), new ScoredLabel(0.45, false));
    assertEquals(0.025, valueOf(ProbabilityMetrics.expectedCalibrationError(2), labels), 1e-15);
    assertEquals(0.025, valueOf(ProbabilityMetrics.expectedCalibrationError(10), labels), 1e-15);
  }

  @Test
  void brierSkill_ofOneClassIsUndefined() {
    List<ScoredLabel> labels = List.of(new ScoredLabel(0.5, true), new ScoredLabel(0.4, true));
    assertTrue(Double.isNaN(valueOf(ProbabilityMetrics.brierSkill(), labels)));
    assertEquals("one_class", ProbabilityMetrics.brierSkill().prepare(labels).undefinedReason());
  }

  private static double naiveCalibrationError(List<ScoredLabel> labels, int bins) {
    double error = 0;
    for (int bin = 0; bin < bins; bin++) {
      double lower = bin == 0 ? -1 : bin * (1.0 / bins);
      double upper = bin == bins - 1 ? 1 : (bin + 1) * (1.0 / bins);
      List<ScoredLabel> inside =
          labels.stream().filter(label -> label.score() > lower && label.score() <= upper).toList();
      double scores = inside.stream().mapToDouble(ScoredLabel::score).average().orElse(0);
      double events =
          inside.stream().mapToInt(label -> label.positive() ? 1 : 0).average().orElse(0);
      error += inside.size() * Math.abs(events - scores) / labels.size();
    }
    return error;
  }

  private static double tolerance(double expected) {
    return 1e-12 * (Double.isNaN(expected) ? 1 : 1 + Math.abs(expected));
  }

  private static double valueOf(Metric<ScoredLabel> metric, List<ScoredLabel> labels) {
    return metric.prepare(labels).value(RandomLabels.ones(labels.size()));
  }
}
