package org.aceso.metrics.survival;

import static org.aceso.metrics.survival.RandomFollowUps.SEED;
import static org.aceso.metrics.survival.RandomFollowUps.expand;
import static org.aceso.metrics.survival.RandomFollowUps.ones;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class ConcordanceMetricsTest {
  private static final int ROUNDS = 300;
  private static final double WIDE = 1e-8;

  private final List<FollowUp> training = new RandomFollowUps(0).training();
  private final Censoring trained = Censoring.of(training);
  private final ConcordanceMetrics exact = new ConcordanceMetrics(0);
  private final ConcordanceMetrics tolerant = new ConcordanceMetrics(WIDE);

  private Map<Metric<CensoredRisk>, ToDoubleFunction<List<CensoredRisk>>> definitions() {
    Map<Metric<CensoredRisk>, ToDoubleFunction<List<CensoredRisk>>> all = new LinkedHashMap<>();
    Censoring own = Censoring.ofScoredCases();
    OptionalDouble none = OptionalDouble.empty();
    all.put(exact.harrell(), list -> naive(list).harrell(0));
    all.put(tolerant.harrell(), list -> naive(list).harrell(WIDE));
    all.put(exact.uno(own, none), list -> naive(list).uno(0, Double.POSITIVE_INFINITY));
    all.put(tolerant.uno(own, OptionalDouble.of(4)), list -> naive(list).uno(WIDE, 4));
    all.put(
        exact.uno(trained, OptionalDouble.of(4)),
        list -> new NaiveSurvival(list, training).uno(0, 4));
    all.put(
        tolerant.uno(trained, none),
        list -> new NaiveSurvival(list, training).uno(WIDE, Double.POSITIVE_INFINITY));
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    RandomFollowUps random = new RandomFollowUps(1);
    Map<Metric<CensoredRisk>, ToDoubleFunction<List<CensoredRisk>>> definitions = definitions();
    for (int round = 0; round < ROUNDS; round++) {
      List<CensoredRisk> cases = random.risks();
      int[] counts = random.counts(cases.size());
      List<CensoredRisk> expanded = expand(cases, counts);
      definitions.forEach(
          (metric, definition) -> {
            Supplier<String> about =
                () -> metric.info().key() + " of " + expanded + ", seed " + SEED;
            double expected = definition.applyAsDouble(expanded);
            double value = metric.prepare(cases).value(counts);
            assertEquals(expected, value, 1e-12, about);
            assertEquals(value, valueOf(metric, expanded), about);
            assertTrue(Double.isNaN(value) || (value >= 0 && value <= 1), about);
          });
    }
  }

  @Test
  void exactMetrics_haveTheSameBitsInAnyOrderAndUnderIncreasingChanges() {
    RandomFollowUps random = new RandomFollowUps(2);
    OptionalDouble none = OptionalDouble.empty();
    for (int round = 0; round < ROUNDS; round++) {
      List<CensoredRisk> cases = random.risks();
      List<CensoredRisk> other = new ArrayList<>();
      for (CensoredRisk one : cases) {
        other.add(new CensoredRisk(one.outcome(), 8 * one.risk() - 1));
      }
      Collections.shuffle(other, new Random(SEED + round));
      for (var metric : List.of(exact.harrell(), exact.uno(Censoring.ofScoredCases(), none))) {
        assertEquals(valueOf(metric, cases), valueOf(metric, other), metric.info().key());
      }
    }
  }

  @Test
  void harrell_ofNegatedRisksIsTheComplement() {
    RandomFollowUps random = new RandomFollowUps(3);
    for (int round = 0; round < ROUNDS; round++) {
      List<CensoredRisk> cases = random.risks();
      List<CensoredRisk> negated =
          cases.stream().map(one -> new CensoredRisk(one.outcome(), -one.risk())).toList();
      assertEquals(
          1 - valueOf(tolerant.harrell(), cases), valueOf(tolerant.harrell(), negated), 1e-12);
    }
  }

  @Test
  void tolerance_isNotTransitive() {
    List<CensoredRisk> chain = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      chain.add(new CensoredRisk(new FollowUp(i, true), -i * 0.9e-8));
    }
    Scorer scorer = tolerant.harrell().prepare(chain);
    assertArrayEquals(new double[] {1, 0, 2}, scorer.parts().get("pairs")[0]);
  }

  @Test
  void undefinedValues_sayWhy() {
    List<CensoredRisk> noEvent = List.of(new CensoredRisk(new FollowUp(1, false), 1));
    Scorer harrell = exact.harrell().prepare(noEvent);
    assertTrue(Double.isNaN(harrell.value(new int[] {1})));
    assertEquals("no_comparable_pair", harrell.undefinedReason());
    List<CensoredRisk> late =
        List.of(
            new CensoredRisk(new FollowUp(900, true), 1),
            new CensoredRisk(new FollowUp(901, false), 0));
    Censoring young = Censoring.of(List.of(new FollowUp(1, false), new FollowUp(2, true)));
    Scorer uno = exact.uno(young, OptionalDouble.empty()).prepare(late);
    assertTrue(Double.isNaN(uno.value(ones(2))));
    assertEquals("no_censoring_weight", uno.undefinedReason());
  }

  @Test
  void names_tellToleranceLimitAndSource() {
    assertEquals("harrell_c@1", exact.harrell().info().key());
    assertEquals("harrell_c@1[tie_tolerance=1e-8]", tolerant.harrell().info().key());
    assertEquals(
        "uno_c@1[censoring=training,tau=1825,tie_tolerance=1e-8]",
        tolerant.uno(trained, OptionalDouble.of(1825)).info().key());
  }

  private static NaiveSurvival naive(List<CensoredRisk> list) {
    return new NaiveSurvival(list, null);
  }

  private static double valueOf(Metric<CensoredRisk> metric, List<CensoredRisk> cases) {
    return metric.prepare(cases).value(ones(cases.size()));
  }
}
