package org.aceso.metrics.classification.multilabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class MultilabelMetricsTest {
  private static final long SEED = 20_261_124;
  private static final int ROUNDS = 1_500;
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final boolean[] CONSTANT = {true, false, true};

  private static Map<Metric<LabelScores>, ToDoubleFunction<NaiveLabels>> definitions(
      boolean leaveOut) {
    LabelRankMetrics ranks = new LabelRankMetrics(NAMES);
    LabelDecisionMetrics decisions = new LabelDecisionMetrics(0.5, leaveOut);
    CaseLabelMetrics perCase = new CaseLabelMetrics(NAMES.size(), leaveOut);
    Map<Metric<LabelScores>, ToDoubleFunction<NaiveLabels>> all = new LinkedHashMap<>();
    all.put(ranks.auroc().get(1), naive -> naive.auroc(1));
    all.put(ranks.macroAuroc(), NaiveLabels::macroAuroc);
    all.put(ranks.weightedAuroc(), NaiveLabels::weightedAuroc);
    all.put(ranks.microAuroc(), NaiveLabels::microAuroc);
    all.put(decisions.f1(NAMES).get(2), naive -> naive.f1(2, 1, 0));
    all.put(decisions.macroF1(), naive -> naive.macroF1(0));
    all.put(decisions.macroF1WithEmptyAsOne(), naive -> naive.macroF1(1));
    all.put(decisions.macroF1OfBothOutcomes(), NaiveLabels::bothOutcomes);
    all.put(decisions.microF1(), NaiveLabels::microF1);
    all.put(decisions.hammingLoss(), NaiveLabels::hamming);
    all.put(decisions.macroF1Rescaled(CONSTANT), naive -> naive.rescaled(CONSTANT));
    all.put(perCase.subsetAccuracy(0.5), NaiveLabels::exact);
    all.put(ranks.macroAveragePrecision(), NaiveLabels::macroAveragePrecision);
    all.put(perCase.coverageError(), NaiveLabels::coverage);
    all.put(perCase.labelRankingAveragePrecision(), NaiveLabels::rankingPrecision);
    all.put(perCase.labelRankingLoss(), NaiveLabels::rankingLoss);
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<LabelScores> cases = cases(random);
      int[] counts = new int[cases.size()];
      for (int i = 0; i < counts.length; i++) {
        counts[random.nextInt(counts.length)]++;
      }
      boolean leaveOut = random.nextBoolean();
      NaiveLabels naive = new NaiveLabels(expand(cases, counts), 0.5, leaveOut);
      definitions(leaveOut)
          .forEach(
              (metric, definition) -> {
                double expected = definition.applyAsDouble(naive);
                double value = metric.prepare(cases).value(counts);
                String about = metric.info().key() + ", seed " + SEED;
                assertEquals(
                    Double.isInfinite(expected) ? Double.NaN : expected, value, 1e-12, about);
                assertTrue(Double.isNaN(value) || value <= metric.info().most(), about);
              });
    }
  }

  @Test
  void caseMetrics_areThoseOfWrittenExamples() {
    // Scores 0.9 0.2 0.2 with the first and last present: the last shares its rank with another.
    List<LabelScores> cases =
        List.of(
            new LabelScores(new double[] {0.9, 0.2, 0.2}, new int[] {1, 0, 1}),
            new LabelScores(new double[] {0.9, 0.2, 0.2}, new int[] {0, 0, 0}));
    CaseLabelMetrics metrics = new CaseLabelMetrics(3, false);
    assertEquals(
        (1 + 2.0 / 3) / 2,
        metrics.labelRankingAveragePrecision().prepare(cases).value(new int[] {1, 0}));
    assertEquals(3, metrics.coverageError().prepare(cases).value(new int[] {1, 0}));
    assertEquals(1.5, metrics.coverageError().prepare(cases).value(new int[] {1, 1}));
    assertEquals(0.5, metrics.labelRankingLoss().prepare(cases).value(new int[] {1, 0}));
    assertEquals(1, metrics.labelRankingAveragePrecision().prepare(cases).value(new int[] {0, 1}));
  }

  /** Nobody knows whether its predictions are right, so that it must not count as perfect. */
  @Test
  void caseWithoutAnAssessedLabel_isLeftOut() {
    LabelScores wrong = new LabelScores(new double[] {0.9, 0.1}, new int[] {0, 1});
    LabelScores unknown = new LabelScores(new double[] {0.9, 0.1}, new int[] {-1, -1});
    Metric<LabelScores> accuracy = new CaseLabelMetrics(2, false).subsetAccuracy(0.5);
    assertEquals(0, accuracy.prepare(List.of(wrong, unknown)).value(new int[] {1, 1}));
    assertEquals(Double.NaN, accuracy.prepare(List.of(unknown)).value(new int[] {1}));
    assertEquals("no_defined_label", accuracy.prepare(List.of(unknown)).undefinedReason());
  }

  @Test
  void labelThatEveryCaseHas_mayCountInTheMeanOfAveragePrecisions() {
    List<LabelScores> cases =
        List.of(
            new LabelScores(new double[] {0.9, 0.1, 0.4}, new int[] {1, 0, 0}),
            new LabelScores(new double[] {0.1, 0.2, 0.4}, new int[] {1, 1, 0}),
            new LabelScores(new double[] {0.1, 0.3, 0.4}, new int[] {1, 0, 0}));
    LabelRankMetrics metrics = new LabelRankMetrics(NAMES);
    int[] once = {1, 1, 1};
    assertEquals(0.5, metrics.macroAveragePrecision().prepare(cases).value(once));
    assertEquals(0.75, metrics.macroAveragePrecisionOfPresent().prepare(cases).value(once));
  }

  @Test
  void noDefinedLabel_isUndefinedWithItsReason() {
    List<LabelScores> cases = List.of(new LabelScores(new double[] {0.9}, new int[] {1}));
    for (Metric<LabelScores> metric :
        List.of(
            new LabelRankMetrics(List.of("a")).macroAuroc(),
            new LabelRankMetrics(List.of("a")).microAuroc(),
            new LabelDecisionMetrics(0.5, true).macroF1(),
            new CaseLabelMetrics(1, true).subsetAccuracy(0.5))) {
      assertTrue(Double.isNaN(metric.prepare(cases).value(new int[] {1})), metric.info().key());
      assertEquals("no_defined_label", metric.prepare(cases).undefinedReason());
    }
  }

  private static List<LabelScores> cases(Random random) {
    List<LabelScores> cases = new ArrayList<>();
    int kinds = 2 + random.nextInt(2);
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      double[] scores = new double[NAMES.size()];
      int[] labels = new int[NAMES.size()];
      for (int label = 0; label < labels.length; label++) {
        scores[label] = random.nextInt(5) / 4.0;
        labels[label] = random.nextInt(kinds) == 0 ? 1 : random.nextInt(kinds - 1) == 0 ? 0 : -1;
      }
      cases.add(new LabelScores(scores, labels));
    }
    return cases;
  }

  private static List<LabelScores> expand(List<LabelScores> cases, int[] counts) {
    List<LabelScores> expanded = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      expanded.addAll(Collections.nCopies(counts[i], cases.get(i)));
    }
    return expanded;
  }
}
