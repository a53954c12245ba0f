package org.aceso.metrics.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class StructureMetricsTest {
  private static final long SEED = 20_261_128;
  private static final StructureMetrics METRICS =
      new StructureMetrics(List.of("liver", "tumour"), OverlapMeasures.overlap().subList(0, 2));

  private static List<StructureValues> cases(Random random) {
    List<StructureValues> cases = new ArrayList<>();
    int n = 1 + random.nextInt(7);
    for (int i = 0; i < n; i++) {
      double[] values =
          DoubleStream.generate(
                  () -> random.nextInt(3) == 0 ? Double.NaN : random.nextInt(100) / 100.0)
              .limit(4)
              .toArray();
      cases.add(new StructureValues(values));
    }
    return cases;
  }

  private static int[] counts(Random random, int n) {
    int[] counts = random.ints(n, 0, 4).toArray();
    counts[random.nextInt(n)] = 1;
    return counts;
  }

  private static double value(
      Average average, String key, List<StructureValues> cases, int[] counts) {
    Metric<StructureValues> metric =
        METRICS.metrics(average).stream()
            .filter(one -> one.info().key().equals(key))
            .findFirst()
            .orElseThrow();
    return metric.prepare(cases).value(counts);
  }

  private static List<double[]> expanded(List<StructureValues> cases, int[] counts) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int copy = 0; copy < counts[i]; copy++) {
        all.add(cases.get(i).values());
      }
    }
    return all;
  }

  private static double mean(double... values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

  @Test
  void averages_equalTheirDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      List<StructureValues> cases = cases(random);
      int[] counts = counts(random, cases.size());
      List<double[]> all = expanded(cases, counts);
      double[] liver = all.stream().mapToDouble(v -> v[0]).toArray();
      double[] tumour = all.stream().mapToDouble(v -> v[2]).toArray();
      double[] both = DoubleStream.concat(Arrays.stream(liver), Arrays.stream(tumour)).toArray();
      double[] perCase = all.stream().mapToDouble(v -> mean(v[0], v[2])).toArray();
      assertEquals(mean(liver), value(Average.PAIRS, "dice@1[label=liver]", cases, counts), 1e-12);
      assertEquals(mean(both), value(Average.PAIRS, "mean_dice@1", cases, counts), 1e-12);
      assertEquals(
          mean(perCase), value(Average.CASES, "mean_dice@1[over=cases]", cases, counts), 1e-12);
      assertEquals(
          mean(mean(liver), mean(tumour)),
          value(Average.STRUCTURES, "mean_dice@1[over=structures]", cases, counts),
          1e-12);
    }
  }

  @Test
  void signedMeasure_ranksByItsAbsoluteValueAndShowsTheSignedMean() {
    Random random = new Random(SEED);
    StructureMetrics metrics =
        new StructureMetrics(List.of("liver", "tumour"), OverlapMeasures.volume());
    for (int round = 0; round < 500; round++) {
      List<StructureValues> cases = new ArrayList<>();
      for (StructureValues one : cases(random)) {
        cases.add(
            new StructureValues(
                Arrays.stream(one.values()).map(v -> random.nextBoolean() ? v : -v).toArray()));
      }
      int[] counts = counts(random, cases.size());
      double[] repeated = expanded(cases, counts).stream().mapToDouble(v -> v[1]).toArray();
      double[] signed = cases.stream().mapToDouble(one -> one.values()[1]).toArray();
      Metric<StructureValues> metric =
          metrics.metrics(Average.PAIRS).stream()
              .filter(
                  one ->
                      one.info().key().equals("absolute_relative_volume_difference@1[label=liver]"))
              .findFirst()
              .orElseThrow();
      Scorer scorer = metric.prepare(cases);
      assertEquals(
          mean(Arrays.stream(repeated).map(Math::abs).toArray()), scorer.value(counts), 1e-12);
      assertEquals(mean(signed), scorer.parts().get("relative_volume_difference")[0][0], 1e-12);
      assertEquals(Math.abs(signed[0]), metric.perCase(cases.get(0)).orElse(Double.NaN), 1e-12);
    }
  }

  @Test
  void noMetric_hasASign() {
    for (Average average : Average.values()) {
      for (Metric<StructureValues> metric :
          new StructureMetrics(List.of("liver"), OverlapMeasures.volume()).metrics(average)) {
        assertEquals(0, metric.info().least(), metric.info().key());
      }
    }
  }

  @Test
  void whatCountsNowhere_isUndefinedWithAReason() {
    List<StructureValues> cases =
        List.of(new StructureValues(new double[] {Double.NaN, 1, Double.NaN, 1}));
    for (Average average : Average.values()) {
      for (Metric<StructureValues> metric : METRICS.metrics(average)) {
        if (metric.info().key().contains("dice")) {
          Scorer scorer = metric.prepare(cases);
          assertEquals(Double.NaN, scorer.value(new int[] {1}));
          assertEquals("no_structure", scorer.undefinedReason());
          assertEquals(true, metric.perCase(cases.get(0)).isEmpty());
        }
      }
    }
  }
}
