package org.aceso.metrics.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class EcgMetricsTest {
  private static final int CLASSES = 4;
  private static final DiagnosisMetrics METRICS = new DiagnosisMetrics(List.of("a", "b", "c", "d"));

  @Test
  void countedRecords_scoreAsRepeatedOnes() {
    Random random = new Random(6);
    for (int round = 0; round < 500; round++) {
      double[][] weights = weights(random);
      int normal = random.nextInt(CLASSES);
      List<Diagnoses> records = records(random);
      int[] counts = random.ints(records.size(), 0, 4).toArray();
      counts[0]++;
      List<Diagnoses> repeated = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        repeated.addAll(Collections.nCopies(counts[i], records.get(i)));
      }
      assertEquals(
          naiveScore(repeated, weights, normal),
          value(new ChallengeScore(weights, normal).metric(), records, counts),
          1e-9);
      assertEquals(
          naiveMean(repeated, 1, false, false), value(METRICS.macroF(), records, counts), 1e-12);
      assertEquals(
          naiveMean(repeated, 2, false, true),
          value(METRICS.macroFBeta(2), records, counts),
          1e-12);
      assertEquals(
          naiveMean(repeated, 2, true, true), value(METRICS.macroGBeta(2), records, counts), 1e-12);
      assertEquals(
          naiveClass(repeated, 2, 1, false, false),
          value(METRICS.fMeasures().get(2), records, counts),
          1e-12);
      assertEquals(
          repeated.stream()
              .mapToInt(record -> Arrays.equals(record.truth(), record.predicted()) ? 1 : 0)
              .average()
              .orElseThrow(),
          value(METRICS.subsetAccuracy(), records, counts),
          1e-12);
    }
  }

  @Test
  void truthAndNormal_areOneAndZero() {
    Random random = new Random(7);
    double[][] weights = weights(random);
    List<Diagnoses> perfect = new ArrayList<>();
    List<Diagnoses> inactive = new ArrayList<>();
    for (Diagnoses record : records(random)) {
      boolean[] normal = {false, true, false, false};
      perfect.add(new Diagnoses(record.truth(), record.truth()));
      inactive.add(new Diagnoses(record.truth(), normal));
    }
    perfect.add(
        new Diagnoses(
            new boolean[] {true, false, true, false}, new boolean[] {true, false, true, false}));
    int[] ones = new int[perfect.size()];
    Arrays.fill(ones, 1);
    Metric<Diagnoses> metric = new ChallengeScore(weights, 1).metric();
    assertEquals(1, value(metric, perfect, ones));
    assertEquals(0, value(metric, inactive, Arrays.copyOf(ones, inactive.size())));
  }

  private static double value(Metric<Diagnoses> metric, List<Diagnoses> records, int[] counts) {
    return metric.prepare(records).value(counts);
  }

  private static double[][] weights(Random random) {
    return IntStream.range(0, CLASSES)
        .mapToObj(row -> random.doubles(CLASSES).toArray())
        .toArray(double[][]::new);
  }

  private static List<Diagnoses> records(Random random) {
    List<Diagnoses> records = new ArrayList<>();
    int size = 1 + random.nextInt(6);
    for (int i = 0; i < size; i++) {
      records.add(new Diagnoses(classes(random), classes(random)));
    }
    return records;
  }

  private static boolean[] classes(Random random) {
    boolean[] classes = new boolean[CLASSES];
    for (int label = 0; label < CLASSES; label++) {
      classes[label] = random.nextInt(3) == 0;
    }
    return classes;
  }

  /** The whole matrix A, three times. */
  private static double naiveScore(List<Diagnoses> records, double[][] weights, int normal) {
    boolean[] inactive = new boolean[CLASSES];
    inactive[normal] = true;
    double observed = 0;
    double correct = 0;
    double nothing = 0;
    for (int j = 0; j < CLASSES; j++) {
      for (int k = 0; k < CLASSES; k++) {
        for (Diagnoses record : records) {
          observed += weights[j][k] * cell(record.truth(), record.predicted(), j, k);
          correct += weights[j][k] * cell(record.truth(), record.truth(), j, k);
          nothing += weights[j][k] * cell(record.truth(), inactive, j, k);
        }
      }
    }
    return Math.abs(correct - nothing) < 1e-12 ? 0 : (observed - nothing) / (correct - nothing);
  }

  private static double cell(boolean[] truth, boolean[] predicted, int j, int k) {
    double either =
        IntStream.range(0, CLASSES).filter(label -> truth[label] || predicted[label]).count();
    return truth[j] && predicted[k] ? 1 / Math.max(1, either) : 0;
  }

  private static double naiveMean(
      List<Diagnoses> records, double beta, boolean isG, boolean isWeighted) {
    return IntStream.range(0, CLASSES)
        .mapToDouble(label -> naiveClass(records, label, beta, isG, isWeighted))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private static double naiveClass(
      List<Diagnoses> records, int label, double beta, boolean isG, boolean isWeighted) {
    double hits = 0;
    double alarms = 0;
    double misses = 0;
    for (Diagnoses record : records) {
      double own = IntStream.range(0, CLASSES).filter(other -> record.truth()[other]).count();
      double weight = isWeighted ? 1 / Math.max(1, own) : 1;
      hits += record.truth()[label] && record.predicted()[label] ? weight : 0;
      alarms += !record.truth()[label] && record.predicted()[label] ? weight : 0;
      misses += record.truth()[label] && !record.predicted()[label] ? weight : 0;
    }
    double square = beta * beta;
    return isG
        ? hits / (hits + alarms + beta * misses)
        : (1 + square) * hits / ((1 + square) * hits + alarms + square * misses);
  }
}
