package org.aceso.metrics.survival;

import static org.aceso.metrics.survival.RandomFollowUps.GRID;
import static org.aceso.metrics.survival.RandomFollowUps.SEED;
import static org.aceso.metrics.survival.RandomFollowUps.expand;
import static org.aceso.metrics.survival.RandomFollowUps.ones;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class SurvivalAtTimesTest {
  private static final int ROUNDS = 200;

  private final List<FollowUp> training = new RandomFollowUps(0).training();

  @Test
  void dynamicAuc_equalsItsDefinitionForRandomCounts() {
    RandomFollowUps random = new RandomFollowUps(11);
    for (int round = 0; round < ROUNDS; round++) {
      List<CensoredRisk> cases = random.risks();
      int[] counts = random.counts(cases.size());
      List<CensoredRisk> expanded = expand(cases, counts);
      for (List<FollowUp> others : Arrays.asList(null, training)) {
        NaiveSurvival naive = new NaiveSurvival(expanded, others);
        DynamicAucMetrics metrics = new DynamicAucMetrics(censoring(others), 0);
        hold(metrics.mean(GRID), cases, counts, expanded, naive.meanAuc(GRID));
        for (double time : GRID) {
          hold(metrics.at(time), cases, counts, expanded, naive.auc(time));
        }
      }
    }
  }

  @Test
  void brier_equalsItsDefinitionForRandomCounts() {
    RandomFollowUps random = new RandomFollowUps(12);
    for (int round = 0; round < ROUNDS; round++) {
      List<CensoredSurvival> cases = random.curves();
      int[] counts = random.counts(cases.size());
      List<CensoredSurvival> expanded = expand(cases, counts);
      List<CensoredRisk> plain =
          expanded.stream().map(one -> new CensoredRisk(one.outcome(), 0)).toList();
      for (List<FollowUp> others : Arrays.asList(null, training)) {
        NaiveSurvival naive = new NaiveSurvival(plain, others);
        BrierMetrics metrics = new BrierMetrics(censoring(others), GRID);
        double integrated = naive.integratedBrier(expanded, GRID);
        hold(metrics.integrated(), cases, counts, expanded, integrated);
        for (int index = 0; index < GRID.length; index++) {
          double expected = naive.brier(expanded, index, GRID[index]);
          hold(metrics.at(index), cases, counts, expanded, expected);
        }
      }
    }
  }

  @Test
  void neighborsWithinTheTolerance_areOneStepOfTheCurve() {
    List<CensoredRisk> chain =
        List.of(
            new CensoredRisk(new FollowUp(1, true), 1.6e-8),
            new CensoredRisk(new FollowUp(2, false), 0.8e-8),
            new CensoredRisk(new FollowUp(3, false), 0));
    Censoring own = Censoring.ofScoredCases();
    assertEquals(1, new DynamicAucMetrics(own, 0).at(1).prepare(chain).value(ones(3)));
    assertEquals(0.5, new DynamicAucMetrics(own, 1e-8).at(1).prepare(chain).value(ones(3)));
  }

  @Test
  void timesBeyondEverybody_areUndefinedWithTheirReason() {
    List<CensoredSurvival> curves =
        List.of(new CensoredSurvival(new FollowUp(1, true), new double[] {0.5, 0.4, 0.3}));
    Scorer brier = new BrierMetrics(Censoring.ofScoredCases(), GRID).integrated().prepare(curves);
    assertTrue(Double.isNaN(brier.value(ones(1))));
    assertEquals("nobody_at_risk", brier.undefinedReason());
    Scorer auc =
        new DynamicAucMetrics(Censoring.ofScoredCases(), 0)
            .at(1)
            .prepare(List.of(new CensoredRisk(new FollowUp(1, true), 1)));
    assertTrue(Double.isNaN(auc.value(ones(1))));
    assertEquals("no_pair_at_time", auc.undefinedReason());
  }

  @Test
  void names_tellTimeAndSource() {
    DynamicAucMetrics auc = new DynamicAucMetrics(Censoring.ofScoredCases(), 1e-8);
    assertEquals(
        "dynamic_auc@1[censoring=test,tie_tolerance=1e-8,time=2.5]", auc.at(2.5).info().key());
    BrierMetrics brier = new BrierMetrics(Censoring.of(training), GRID);
    assertEquals("survival_brier@1[censoring=training,time=2.5]", brier.at(1).info().key());
    assertEquals("integrated_brier@1[censoring=training]", brier.integrated().info().key());
  }

  private static Censoring censoring(List<FollowUp> others) {
    return others == null ? Censoring.ofScoredCases() : Censoring.of(others);
  }

  private static <O> void hold(
      Metric<O> metric, List<O> cases, int[] counts, List<O> expanded, double expected) {
    double value = metric.prepare(cases).value(counts);
    assertClose(expected, value, () -> metric.info().key() + " of " + expanded);
    double same = metric.prepare(expanded).value(ones(expanded.size()));
    assertClose(value, same, () -> metric.info().key() + " of " + expanded);
  }

  /** Weights of 1 / G can make values large: what is compared is the relative error then. */
  private static void assertClose(double expected, double actual, Supplier<String> about) {
    double most = 1e-12 * (Math.abs(expected) > 1 ? Math.abs(expected) : 1);
    assertEquals(expected, actual, most, () -> about.get() + ", seed " + SEED);
  }
}
