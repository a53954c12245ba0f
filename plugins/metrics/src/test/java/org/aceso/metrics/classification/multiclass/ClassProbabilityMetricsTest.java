package org.aceso.metrics.classification.multiclass;

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
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class ClassProbabilityMetricsTest {
  private static final long SEED = 20_261_128;
  private static final int CLASSES = 4;
  private static final double EPSILON = 1e-15;

  private final ClassProbabilityMetrics metrics = new ClassProbabilityMetrics(CLASSES);
  private final Random random = new Random(SEED);

  private Map<Metric<ClassProbabilities>, ToDoubleFunction<List<ClassProbabilities>>>
      definitions() {
    Map<Metric<ClassProbabilities>, ToDoubleFunction<List<ClassProbabilities>>> all =
        new LinkedHashMap<>();
    all.put(metrics.logLoss(EPSILON), ClassProbabilityMetricsTest::logLoss);
    all.put(metrics.brier(), ClassProbabilityMetricsTest::brier);
    all.put(metrics.topLabelCalibrationError(5), ClassProbabilityMetricsTest::calibration);
    all.put(metrics.handTill(), ClassProbabilityMetricsTest::handTill);
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Map<Metric<ClassProbabilities>, ToDoubleFunction<List<ClassProbabilities>>> definitions =
        definitions();
    for (int round = 0; round < 800; round++) {
      List<ClassProbabilities> cases = cases();
      int[] counts = new int[cases.size()];
      List<ClassProbabilities> expanded = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        counts[random.nextInt(counts.length)]++;
      }
      for (int i = 0; i < counts.length; i++) {
        expanded.addAll(Collections.nCopies(counts[i], cases.get(i)));
      }
      definitions.forEach(
          (metric, definition) -> {
            double value = metric.prepare(cases).value(counts);
            String about = metric.info().key() + ", seed " + SEED;
            assertEquals(definition.applyAsDouble(expanded), value, 1e-12, about);
            boolean isIn = value >= metric.info().least() && value <= metric.info().most() + 1e-12;
            assertTrue(isIn || Double.isNaN(value), about);
          });
    }
  }

  @Test
  void handTill_isTheSameUnderIncreasingChangesAndNewNumbersForTheClasses() {
    for (int round = 0; round < 300; round++) {
      List<ClassProbabilities> cases = cases();
      List<Integer> renamed = new ArrayList<>(List.of(0, 1, 2, 3));
      Collections.shuffle(renamed, random);
      List<ClassProbabilities> other = new ArrayList<>();
      for (ClassProbabilities one : cases) {
        double[] changed = new double[CLASSES];
        for (int label = 0; label < CLASSES; label++) {
          changed[renamed.get(label)] = one.probabilities()[label] / 4;
        }
        other.add(new ClassProbabilities(renamed.get(one.truth()), changed));
      }
      assertEquals(valueOf(metrics.handTill(), cases), valueOf(metrics.handTill(), other), 1e-12);
    }
  }

  @Test
  void equalProbabilities_areDecidedForTheFirstClass() {
    assertEquals(1, new ClassProbabilities(0, new double[] {0.2, 0.4, 0.4, 0}).top());
    assertEquals(0, new ClassProbabilities(0, new double[] {-0.0, 0, 0, 0}).top());
  }

  @Test
  void oneClass_leavesHandTillUndefined() {
    Scorer scorer =
        metrics.handTill().prepare(List.of(new ClassProbabilities(2, new double[CLASSES])));
    assertTrue(Double.isNaN(scorer.value(new int[] {1})));
    assertEquals("one_class", scorer.undefinedReason());
  }

  @Test
  void sureMiss_costsTheMostThatTheRangeSays() {
    Metric<ClassProbabilities> loss = metrics.logLoss(EPSILON);
    ClassProbabilities miss = new ClassProbabilities(0, new double[] {0, 1, 0, 0});
    assertEquals(-StrictMath.log(EPSILON), valueOf(loss, List.of(miss)), 1e-12);
    ClassProbabilities all = new ClassProbabilities(0, new double[] {0, 1, 1, 1});
    assertEquals(loss.info().most(), valueOf(loss, List.of(all)), 1e-12);
  }

  private static double logLoss(List<ClassProbabilities> cases) {
    double sum = 0;
    for (ClassProbabilities one : cases) {
      double[] cut =
          Arrays.stream(one.probabilities())
              .map(p -> Math.min(Math.max(p, EPSILON), 1 - EPSILON))
              .toArray();
      sum -= Math.log(cut[one.truth()] / Arrays.stream(cut).sum());
    }
    return sum / cases.size();
  }

  private static double brier(List<ClassProbabilities> cases) {
    double sum = 0;
    for (ClassProbabilities one : cases) {
      for (int label = 0; label < CLASSES; label++) {
        sum += Math.pow(one.probabilities()[label] - (label == one.truth() ? 1 : 0), 2);
      }
    }
    return sum / cases.size();
  }

  private static double calibration(List<ClassProbabilities> cases) {
    double error = 0;
    for (int bin = 0; bin < 5; bin++) {
      double gap = 0;
      for (ClassProbabilities one : cases) {
        double top = Arrays.stream(one.probabilities()).max().orElseThrow();
        boolean isIn = (top > bin * 0.2 || bin == 0) && (top <= (bin + 1) * 0.2 || bin == 4);
        gap += isIn ? (one.top() == one.truth() ? 1 : 0) - top : 0;
      }
      error += Math.abs(gap);
    }
    return error / cases.size();
  }

  private static double handTill(List<ClassProbabilities> cases) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < CLASSES; i++) {
      for (int j = 0; j < i; j++) {
        double both = (against(cases, i, j) + against(cases, j, i)) / 2;
        if (!Double.isNaN(both)) {
          sum += both;
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  /** The probability that a case of one class has the higher probability of it. */
  private static double against(List<ClassProbabilities> cases, int label, int other) {
    double good = 0;
    double all = 0;
    for (ClassProbabilities one : cases) {
      for (ClassProbabilities two : cases) {
        if (one.truth() == label && two.truth() == other) {
          int order = Double.compare(one.probabilities()[label], two.probabilities()[label]);
          good += (order + 1) / 2.0;
          all++;
        }
      }
    }
    return good / all;
  }

  private List<ClassProbabilities> cases() {
    List<ClassProbabilities> cases = new ArrayList<>();
    int size = 1 + random.nextInt(20);
    int used = 1 + random.nextInt(CLASSES);
    for (int i = 0; i < size; i++) {
      int[] parts = new int[CLASSES];
      for (int part = 0; part < 10; part++) {
        parts[random.nextInt(2) == 0 ? random.nextInt(CLASSES) : 0]++;
      }
      double[] probabilities = Arrays.stream(parts).mapToDouble(part -> part / 10.0).toArray();
      cases.add(new ClassProbabilities(random.nextInt(used), probabilities));
    }
    return cases;
  }

  private static double valueOf(Metric<ClassProbabilities> metric, List<ClassProbabilities> cases) {
    int[] ones = new int[cases.size()];
    Arrays.fill(ones, 1);
    return metric.prepare(cases).value(ones);
  }
}
