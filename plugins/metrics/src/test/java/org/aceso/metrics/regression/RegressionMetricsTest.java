package org.aceso.metrics.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class RegressionMetricsTest {
  private static final long SEED = 20_261_124;
  private static final int ROUNDS = 3_000;
  private static final ErrorMetrics ERRORS = new ErrorMetrics("mm");

  private static Map<Metric<ValuePair>, ToDoubleFunction<NaivePairs>> definitions() {
    Map<Metric<ValuePair>, ToDoubleFunction<NaivePairs>> all = new LinkedHashMap<>();
    all.put(ERRORS.mae(), naive -> naive.mean(ValuePair::absoluteError));
    all.put(ERRORS.mse(), naive -> naive.mean(p -> p.difference() * p.difference()));
    all.put(ERRORS.rmse(), naive -> Math.sqrt(naive.mean(p -> p.difference() * p.difference())));
    all.put(ERRORS.medianAbsoluteError(), NaivePairs::median);
    all.put(ERRORS.maxError(), NaivePairs::max);
    all.put(ERRORS.mape(), NaivePairs::mape);
    all.put(AgreementMetrics.bias("mm"), naive -> naive.mean(ValuePair::difference));
    all.put(AgreementMetrics.lowerLimit("mm"), naive -> naive.limit(-1.96));
    all.put(AgreementMetrics.upperLimit("mm"), naive -> naive.limit(1.96));
    all.put(AgreementMetrics.r2(), NaivePairs::r2);
    all.put(AgreementMetrics.explainedVariance(), NaivePairs::explainedVariance);
    all.put(AgreementMetrics.linCcc(), NaivePairs::ccc);
    all.put(AgreementMetrics.icc1(), naive -> naive.icc(1));
    all.put(AgreementMetrics.icc2(), naive -> naive.icc(2));
    all.put(AgreementMetrics.icc3(), naive -> naive.icc(3));
    all.put(CorrelationMetrics.pearson(), NaivePairs::pearson);
    all.put(CorrelationMetrics.spearman(), NaivePairs::spearman);
    all.put(CorrelationMetrics.kendallTauB(), NaivePairs::kendall);
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    Map<Metric<ValuePair>, ToDoubleFunction<NaivePairs>> definitions = definitions();
    for (int round = 0; round < ROUNDS; round++) {
      List<ValuePair> pairs = pairs(random);
      int[] counts = counts(random, pairs.size());
      List<ValuePair> expanded = expand(pairs, counts);
      definitions.forEach(
          (metric, definition) -> {
            double expected = finite(definition.applyAsDouble(new NaivePairs(expanded)));
            double value = metric.prepare(pairs).value(counts);
            String about = metric.info().key() + " of " + expanded + ", seed " + SEED;
            double tolerance =
                1e-9 * (Double.isNaN(expected) ? 1 : Math.max(1, Math.abs(expected)));
            assertEquals(expected, value, tolerance, about);
            boolean isIn = value >= metric.info().least() && value <= metric.info().most();
            assertTrue(isIn || Double.isNaN(value), about);
          });
    }
  }

  @Test
  void perfectPrediction_isExactlyPerfect() {
    Random random = new Random(SEED + 1);
    for (int round = 0; round < ROUNDS; round++) {
      List<ValuePair> pairs = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(30); i++) {
        double value = random.nextGaussian() * 100;
        pairs.add(new ValuePair(value, value));
      }
      for (Metric<ValuePair> metric : definitions().keySet()) {
        double best = metric.info().most() == 1 ? 1 : 0;
        assertEquals(best, valueOf(metric, pairs), metric.info().key() + ", seed " + SEED);
      }
    }
  }

  @Test
  void constantPrediction_hasNoCorrelation() {
    List<ValuePair> pairs = new ArrayList<>();
    for (int i = 0; i < 441; i++) {
      pairs.add(new ValuePair(i, 152.13348416289594));
    }
    for (Metric<ValuePair> metric :
        List.of(
            CorrelationMetrics.pearson(),
            CorrelationMetrics.spearman(),
            CorrelationMetrics.kendallTauB())) {
      assertTrue(Double.isNaN(valueOf(metric, pairs)), metric.info().key());
      assertEquals("constant", metric.prepare(pairs).undefinedReason());
    }
  }

  @Test
  void constantTruth_isExplainedByAPerfectPredictionOnly() {
    List<ValuePair> perfect = Collections.nCopies(3, new ValuePair(0.1, 0.1));
    List<ValuePair> other = List.of(new ValuePair(0.1, 0.1), new ValuePair(0.1, 0.2));
    assertEquals(1, valueOf(AgreementMetrics.r2(), perfect));
    assertEquals(0, valueOf(AgreementMetrics.r2(), other));
    assertTrue(Double.isNaN(valueOf(AgreementMetrics.icc2(), perfect)));
    assertTrue(Double.isNaN(valueOf(AgreementMetrics.linCcc(), perfect)));
  }

  @Test
  void largeOffset_costsNoDigits() {
    List<ValuePair> near = new ArrayList<>();
    List<ValuePair> far = new ArrayList<>();
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 500; i++) {
      ValuePair pair = new ValuePair(random.nextInt(1000), random.nextInt(1000));
      near.add(pair);
      far.add(new ValuePair(pair.truth() + 1e12, pair.predicted() + 1e12));
    }
    assertEquals(
        valueOf(CorrelationMetrics.pearson(), near),
        valueOf(CorrelationMetrics.pearson(), far),
        1e-15);
    assertEquals(valueOf(ERRORS.rmse(), near), valueOf(ERRORS.rmse(), far));
  }

  /**
   * A rounded difference from a huge number has lost the truth, which is what there is to explain.
   */
  @Test
  void hugeConstant_explainsNothing() {
    double[] truths = {12, 100, 170, 60};
    for (double constant : new double[] {1e15, 1e17, 3e18, 1e20, -1e60}) {
      List<ValuePair> pairs =
          Arrays.stream(truths).mapToObj(truth -> new ValuePair(truth, constant)).toList();
      assertEquals(0, valueOf(AgreementMetrics.explainedVariance(), pairs), 1e-12, constant + "");
      assertEquals(0, valueOf(AgreementMetrics.icc3(), pairs), 1e-12, constant + "");
    }
  }

  @Test
  void hugeValues_stayFinite() {
    List<ValuePair> pairs = List.of(new ValuePair(-1e60, 1e60), new ValuePair(0, 1e60));
    for (Metric<ValuePair> metric : definitions().keySet()) {
      assertTrue(!Double.isInfinite(valueOf(metric, pairs)), metric.info().key());
    }
  }

  private static List<ValuePair> pairs(Random random) {
    int levels = 1 + random.nextInt(9);
    boolean coarse = random.nextBoolean();
    List<ValuePair> pairs = new ArrayList<>();
    for (int i = 1 + random.nextInt(25); i > 0; i--) {
      double truth = coarse ? random.nextInt(levels) - 2 : dyadic(random, 50);
      double predicted = coarse ? random.nextInt(levels) - 2 : truth + dyadic(random, 1);
      pairs.add(new ValuePair(truth, predicted == 0 && random.nextBoolean() ? -0.0 : predicted));
    }
    return pairs;
  }

  /** A multiple of 1/64, so that the definition, too, finds no variance where there is none. */
  private static double dyadic(Random random, double size) {
    return Math.rint(random.nextGaussian() * size * 64) / 64;
  }

  private static int[] counts(Random random, int size) {
    int[] counts = new int[size];
    for (int i = 0; i < size; i++) {
      counts[random.nextInt(size)]++;
    }
    return counts;
  }

  private static List<ValuePair> expand(List<ValuePair> pairs, int[] counts) {
    List<ValuePair> expanded = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      expanded.addAll(Collections.nCopies(counts[i], pairs.get(i)));
    }
    return expanded;
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static double valueOf(Metric<ValuePair> metric, List<ValuePair> pairs) {
    int[] ones = new int[pairs.size()];
    Arrays.fill(ones, 1);
    return metric.prepare(pairs).value(ones);
  }
}
