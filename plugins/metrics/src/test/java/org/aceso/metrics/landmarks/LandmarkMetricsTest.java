package org.aceso.metrics.landmarks;

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

final class LandmarkMetricsTest {
  private static final long SEED = 20_261_128;

  private final LandmarkMetrics metrics = new LandmarkMetrics(List.of("sella", "nasion"), "mm");

  /** The errors of predicted landmarks, and how many there are in all. */
  private record Pool(double[] sorted, int all) {
    double mean() {
      return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    double deviation() {
      double mean = mean();
      return Math.sqrt(
          Arrays.stream(sorted).map(e -> (e - mean) * (e - mean)).average().orElse(Double.NaN));
    }

    double median() {
      int n = sorted.length;
      return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    double max() {
      return Arrays.stream(sorted).max().orElse(Double.NaN);
    }

    double within(double limit) {
      double good = Arrays.stream(sorted).filter(e -> e <= limit).count();
      return all == 0 ? Double.NaN : good / all;
    }
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Map<Metric<LandmarkErrors>, ToDoubleFunction<List<LandmarkErrors>>> all = new LinkedHashMap<>();
    all.put(metrics.mean(), list -> pool(list, -1).mean());
    all.put(metrics.means().get(1), list -> pool(list, 1).mean());
    all.put(metrics.deviation(), list -> pool(list, -1).deviation());
    all.put(metrics.median(), list -> pool(list, -1).median());
    all.put(metrics.largest(), list -> pool(list, -1).max());
    all.put(metrics.detectionRate(2), list -> pool(list, -1).within(2));
    all.put(metrics.detectionRates(2).get(0), list -> pool(list, 0).within(2));
    Random random = new Random(SEED);
    for (int round = 0; round < 1_000; round++) {
      List<LandmarkErrors> cases = cases(random);
      int[] counts = new int[cases.size()];
      for (int i = 0; i < counts.length; i++) {
        counts[random.nextInt(counts.length)]++;
      }
      List<LandmarkErrors> expanded = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        expanded.addAll(Collections.nCopies(counts[i], cases.get(i)));
      }
      all.forEach(
          (metric, definition) -> {
            double value = metric.prepare(cases).value(counts);
            String about = metric.info().key() + ", seed " + SEED;
            assertEquals(definition.applyAsDouble(expanded), value, 1e-12, about);
            assertTrue(Double.isNaN(value) || value >= 0, about);
            assertTrue(Double.isNaN(value) || value <= metric.info().most(), about);
          });
    }
  }

  @Test
  void missingLandmark_isNotDetectedAndInNoMean() {
    List<LandmarkErrors> one =
        List.of(
            new LandmarkErrors(new double[] {1, Double.NaN}, new boolean[] {true, true}),
            new LandmarkErrors(new double[] {9, 2}, new boolean[] {false, true}));
    int[] ones = {1, 1};
    assertEquals(1.5, metrics.mean().prepare(one).value(ones));
    assertEquals(2.0 / 3, metrics.detectionRate(2).prepare(one).value(ones));
    Scorer none = metrics.mean().prepare(one.subList(0, 1).stream().map(this::without).toList());
    assertTrue(Double.isNaN(none.value(new int[] {1})));
    assertEquals("no_landmark", none.undefinedReason());
  }

  @Test
  void names_tellUnitThresholdAndLandmark() {
    assertEquals("mm", metrics.mean().info().unit());
    assertEquals("mean_radial_error@1[landmark=sella]", metrics.means().get(0).info().key());
    assertEquals("sdr@1[threshold=2.5]", metrics.detectionRate(2.5).info().key());
    assertEquals(
        "sdr@1[landmark=nasion,threshold=2]", metrics.detectionRates(2).get(1).info().key());
  }

  private LandmarkErrors without(LandmarkErrors errors) {
    return new LandmarkErrors(new double[] {Double.NaN, Double.NaN}, errors.known());
  }

  private static Pool pool(List<LandmarkErrors> cases, int landmark) {
    List<Double> errors = new ArrayList<>();
    int all = 0;
    for (LandmarkErrors one : cases) {
      for (int place = 0; place < 2; place++) {
        if (one.known()[place] && (landmark < 0 || place == landmark)) {
          all++;
          if (!Double.isNaN(one.distances()[place])) {
            errors.add(one.distances()[place]);
          }
        }
      }
    }
    return new Pool(errors.stream().mapToDouble(e -> e).sorted().toArray(), all);
  }

  private static List<LandmarkErrors> cases(Random random) {
    List<LandmarkErrors> cases = new ArrayList<>();
    int size = 1 + random.nextInt(12);
    for (int i = 0; i < size; i++) {
      double[] distances = new double[2];
      boolean[] known = new boolean[2];
      for (int place = 0; place < 2; place++) {
        known[place] = random.nextInt(5) > 0;
        distances[place] =
            switch (random.nextInt(4)) {
              case 0 -> Double.NaN;
              case 1 -> 2;
              default -> random.nextDouble() * 5;
            };
      }
      cases.add(new LandmarkErrors(distances, known));
    }
    return cases;
  }
}
