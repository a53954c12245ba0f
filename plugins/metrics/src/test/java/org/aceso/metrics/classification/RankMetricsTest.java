package org.aceso.metrics.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Curve;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class RankMetricsTest {
  private static final int ROUNDS = 2_000;
  private final RankMetrics metrics = new RankMetrics();

  private Map<Metric<ScoredLabel>, ToDoubleFunction<NaiveBinary>> definitions() {
    Map<Metric<ScoredLabel>, ToDoubleFunction<NaiveBinary>> all = new LinkedHashMap<>();
    all.put(metrics.auroc(), NaiveBinary::auroc);
    all.put(metrics.averagePrecision(), NaiveBinary::averagePrecision);
    all.put(metrics.auprcTrapezoid(), NaiveBinary::trapezoid);
    all.put(metrics.partialAuroc(0.1), naive -> naive.partialAuroc(0.1));
    all.put(metrics.partialAuroc(1), naive -> naive.partialAuroc(1));
    all.put(metrics.sensitivityAtSpecificity(0.9), naive -> naive.sensitivityAt(0.9));
    all.put(metrics.youdenJ(), NaiveBinary::youden);
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    RandomLabels random = new RandomLabels(1);
    Map<Metric<ScoredLabel>, ToDoubleFunction<NaiveBinary>> definitions = definitions();
    for (int round = 0; round < ROUNDS; round++) {
      List<ScoredLabel> labels = random.labels();
      int[] counts = random.counts(labels.size());
      List<ScoredLabel> expanded = RandomLabels.expand(labels, counts);
      definitions.forEach(
          (metric, definition) -> {
            double expected = definition.applyAsDouble(new NaiveBinary(expanded));
            double value = metric.prepare(labels).value(counts);
            String about = metric.info().key() + " of " + expanded + ", seed " + RandomLabels.SEED;
            assertEquals(expected, value, 1e-12, about);
            assertEquals(value, valueOf(metric, expanded), about);
          });
    }
  }

  @Test
  void everyMetric_isTheSameBitsUnderIncreasingChangesAndOtherOrders() {
    RandomLabels random = new RandomLabels(2);
    for (int round = 0; round < ROUNDS; round++) {
      List<ScoredLabel> labels = random.labels();
      List<ScoredLabel> changed =
          random.shuffled(labels).stream()
              .map(label -> new ScoredLabel(8 * label.score() - 3e9, label.positive()))
              .filter(label -> label.score() != -3e9)
              .toList();
      List<ScoredLabel> same =
          changed.stream()
              .map(label -> new ScoredLabel(-1 / label.score(), label.positive()))
              .toList();
      for (Metric<ScoredLabel> metric : definitions().keySet()) {
        if (!changed.isEmpty()) {
          assertEquals(valueOf(metric, changed), valueOf(metric, same), metric.info().key());
        }
        assertEquals(
            valueOf(metric, labels), valueOf(metric, random.shuffled(labels)), metric.info().key());
      }
    }
  }

  @Test
  void everyMetric_staysWithinItsRange() {
    RandomLabels random = new RandomLabels(3);
    for (int round = 0; round < ROUNDS; round++) {
      List<ScoredLabel> labels = random.labels();
      for (Metric<ScoredLabel> metric : definitions().keySet()) {
        double value = valueOf(metric, labels);
        boolean isIn = value >= metric.info().least() - 1e-12 && value <= metric.info().most();
        assertTrue(isIn || Double.isNaN(value), metric.info().key() + " = " + value);
      }
    }
  }

  @Test
  void auroc_ofSwappedLabelsIsTheComplement() {
    RandomLabels random = new RandomLabels(4);
    for (int round = 0; round < ROUNDS; round++) {
      List<ScoredLabel> labels = random.labels();
      List<ScoredLabel> swapped =
          labels.stream().map(label -> new ScoredLabel(label.score(), !label.positive())).toList();
      assertEquals(1 - Roc.area(ScoreGroups.of(labels)), Roc.area(ScoreGroups.of(swapped)), 1e-12);
    }
  }

  @Test
  void zerosOfBothSigns_tie() {
    List<ScoredLabel> labels = List.of(new ScoredLabel(-0.0, false), new ScoredLabel(0.0, true));
    assertEquals(0.5, valueOf(metrics.auroc(), labels));
  }

  @Test
  void oneClass_isUndefinedWithItsReason() {
    List<ScoredLabel> negatives = List.of(new ScoredLabel(0.1, false), new ScoredLabel(0.2, false));
    Scorer auroc = metrics.auroc().prepare(negatives);
    assertTrue(Double.isNaN(auroc.value(new int[] {1, 1})));
    assertEquals("one_class", auroc.undefinedReason());
    assertEquals(List.of(), auroc.curves());
    Scorer precision = metrics.averagePrecision().prepare(negatives);
    assertTrue(Double.isNaN(precision.value(new int[] {1, 1})));
    assertEquals("no_positives", precision.undefinedReason());
  }

  @Test
  void specificityOfExactlyTheBound_counts() {
    List<ScoredLabel> labels = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      labels.add(new ScoredLabel(i == 0 ? 0.8 : 0.1, false));
    }
    labels.add(new ScoredLabel(0.8, true));
    assertEquals(1, valueOf(metrics.sensitivityAtSpecificity(0.9), labels));
  }

  @Test
  void rocCurve_runsFromOriginToOneOneWithinABound() {
    RandomLabels random = new RandomLabels(5);
    List<ScoredLabel> labels = new ArrayList<>();
    Random numbers = new Random(RandomLabels.SEED);
    for (int i = 0; i < 5_000; i++) {
      labels.add(new ScoredLabel(numbers.nextDouble(), numbers.nextBoolean()));
    }
    Curve roc = metrics.auroc().prepare(random.shuffled(labels)).curves().get(0);
    assertEquals(Points.MOST, roc.x().length);
    assertEquals(0, roc.x()[0] + roc.y()[0]);
    assertEquals(2, roc.x()[Points.MOST - 1] + roc.y()[Points.MOST - 1]);
  }

  private static double valueOf(Metric<ScoredLabel> metric, List<ScoredLabel> labels) {
    return metric.prepare(labels).value(RandomLabels.ones(labels.size()));
  }
}
