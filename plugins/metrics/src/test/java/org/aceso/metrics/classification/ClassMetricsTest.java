package org.aceso.metrics.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class ClassMetricsTest {
  private static final int CLASSES = 4;
  private static final double[][] COSTS = {
    {0, 0.1, 0.7, 1}, {0.1, 0, 0.3, 0.7}, {0.7, 0.3, 0, 0.3}, {1, 0.7, 0.3, 0}
  };
  private static final ClassMetrics METRICS = new ClassMetrics(CLASSES);

  private static Map<Metric<ClassPair>, ToDoubleFunction<List<ClassPair>>> definitions() {
    Map<Metric<ClassPair>, ToDoubleFunction<List<ClassPair>>> all = new LinkedHashMap<>();
    all.put(METRICS.expectedCost(COSTS), pairs -> 1 - NaiveClasses.meanCost(pairs, COSTS));
    all.put(METRICS.meanCost(COSTS), pairs -> NaiveClasses.meanCost(pairs, COSTS));
    all.put(METRICS.accuracy(), NaiveClasses::accuracy);
    all.put(METRICS.balancedAccuracy(), pairs -> NaiveClasses.balancedAccuracy(pairs, CLASSES));
    all.put(METRICS.macroF1(), pairs -> NaiveClasses.macroF1(pairs, CLASSES));
    all.put(METRICS.cohenKappa(), pairs -> NaiveClasses.kappa(pairs, 0));
    all.put(METRICS.weightedKappa(KappaWeights.LINEAR), pairs -> NaiveClasses.kappa(pairs, 1));
    all.put(METRICS.weightedKappa(KappaWeights.QUADRATIC), pairs -> NaiveClasses.kappa(pairs, 2));
    all.put(METRICS.mcc(), pairs -> NaiveClasses.mcc(pairs, CLASSES));
    all.put(METRICS.meanAbsoluteError(), NaiveClasses::meanAbsoluteError);
    FScores scores = new FScores(List.of("a", "b", "c", "d"));
    all.put(scores.macroOfPresent(), pairs -> NaiveClasses.macroF1OfPresent(pairs, CLASSES));
    all.put(scores.weighted(), NaiveClasses::weightedF1);
    for (int label = 0; label < CLASSES; label++) {
      int one = label;
      all.put(scores.ofEachClass().get(label), pairs -> NaiveClasses.f1(pairs, one));
    }
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    RandomLabels random = new RandomLabels(21);
    Map<Metric<ClassPair>, ToDoubleFunction<List<ClassPair>>> definitions = definitions();
    for (int round = 0; round < 2_000; round++) {
      List<ClassPair> pairs = random.pairs(CLASSES);
      int[] counts = random.counts(pairs.size());
      List<ClassPair> expanded = RandomLabels.expand(pairs, counts);
      definitions.forEach(
          (metric, definition) -> {
            double value = metric.prepare(pairs).value(counts);
            String about = metric.info().key() + " of " + expanded + ", seed " + RandomLabels.SEED;
            assertEquals(definition.applyAsDouble(expanded), value, 1e-12, about);
            assertEquals(value, valueOf(metric, random.shuffled(expanded)), about);
            assertTrue(
                Double.isNaN(value)
                    || (value >= metric.info().least() - 1e-12
                        && value <= metric.info().most() + 1e-12),
                about);
          });
    }
  }

  @Test
  void metricsWithoutAScale_areTheSameUnderNewNumbersForTheClasses() {
    RandomLabels random = new RandomLabels(22);
    List<Metric<ClassPair>> nominal =
        List.of(
            METRICS.accuracy(),
            METRICS.balancedAccuracy(),
            METRICS.macroF1(),
            METRICS.cohenKappa(),
            METRICS.mcc());
    List<Integer> numbers = List.of(0, 1, 2, 3);
    for (int round = 0; round < 1_000; round++) {
      List<ClassPair> pairs = random.pairs(CLASSES);
      List<Integer> renamed = random.shuffled(numbers);
      List<ClassPair> other =
          pairs.stream()
              .map(pair -> new ClassPair(renamed.get(pair.truth()), renamed.get(pair.predicted())))
              .toList();
      for (Metric<ClassPair> metric : nominal) {
        assertEquals(valueOf(metric, pairs), valueOf(metric, other), 1e-12, metric.info().key());
      }
    }
  }

  @Test
  void meansOfCases_areTheMeansOfTheirCases() {
    List<ClassPair> pairs = new RandomLabels(23).pairs(CLASSES);
    for (Metric<ClassPair> metric : definitions().keySet()) {
      if (metric.perCase(pairs.get(0)).isPresent()) {
        double mean =
            pairs.stream()
                .map(metric::perCase)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElseThrow();
        assertEquals(mean, valueOf(metric, pairs), 1e-12, metric.info().key());
      }
    }
  }

  /** They are those of one more class, which no case has. */
  @Test
  void undecidedCases_areWrong() {
    ClassMetrics metrics = new ClassMetrics(CLASSES, true);
    ClassAverages averages = new ClassAverages(List.of("a", "b", "c", "d"), true);
    RandomLabels random = new RandomLabels(24);
    for (int round = 0; round < 500; round++) {
      List<ClassPair> pairs =
          random.pairs(CLASSES + 1).stream()
              .map(pair -> new ClassPair(pair.truth() % CLASSES, pair.predicted()))
              .toList();
      String about = pairs + ", seed " + RandomLabels.SEED;
      assertEquals(NaiveClasses.accuracy(pairs), valueOf(metrics.accuracy(), pairs), 1e-12, about);
      assertEquals(
          NaiveClasses.balancedAccuracy(pairs, CLASSES),
          valueOf(metrics.balancedAccuracy(), pairs),
          1e-12,
          about);
      assertEquals(
          NaiveClasses.mcc(pairs, CLASSES + 1), valueOf(metrics.mcc(), pairs), 1e-12, about);
      assertEquals(
          NaiveClasses.kappa(pairs, 0), valueOf(metrics.cohenKappa(), pairs), 1e-12, about);
      assertEquals(
          NaiveClasses.macroF1(pairs, CLASSES),
          valueOf(averages.macroFBeta(1), pairs),
          1e-12,
          about);
    }
  }

  @Test
  void oneClassThroughout_leavesKappaUndefinedAndMccZero() {
    List<ClassPair> pairs = List.of(new ClassPair(2, 2), new ClassPair(2, 2));
    assertTrue(Double.isNaN(valueOf(METRICS.cohenKappa(), pairs)));
    assertEquals(0, valueOf(METRICS.mcc(), pairs));
    assertEquals(1, valueOf(METRICS.balancedAccuracy(), pairs));
    assertEquals(0.25, valueOf(METRICS.macroF1(), pairs));
  }

  @Test
  void expectedCost_showsTheConfusionMatrixWithRowsByTruth() {
    Scorer scorer =
        METRICS.expectedCost(COSTS).prepare(List.of(new ClassPair(0, 3), new ClassPair(1, 1)));
    double[][] matrix = scorer.parts().get("confusion_matrix");
    assertArrayEquals(new double[] {0, 0, 0, 1}, matrix[0]);
    assertArrayEquals(new double[] {0, 1, 0, 0}, matrix[1]);
    assertEquals(0.5, scorer.value(new int[] {1, 1}));
  }

  @Test
  void keys_nameTheParameters() {
    assertEquals(
        "weighted_kappa@1[weights=quadratic]",
        METRICS.weightedKappa(KappaWeights.QUADRATIC).info().key());
  }

  private static double valueOf(Metric<ClassPair> metric, List<ClassPair> pairs) {
    return metric.prepare(pairs).value(RandomLabels.ones(pairs.size()));
  }
}
