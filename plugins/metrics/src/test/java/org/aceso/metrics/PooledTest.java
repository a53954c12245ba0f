package org.aceso.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class PooledTest {
  private static final Metric<Double> MEAN =
      Metric.mean(MetricInfo.of("mean", "Mean", Better.HIGHER, 0, 1), part -> part);

  private static final Metric<List<Double>> POOLED = Pooled.of(MEAN, parts -> parts);

  @Test
  void partsOfACase_countAsOftenAsTheCase() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      List<List<Double>> cases = new ArrayList<>();
      int[] counts = random.ints(1 + random.nextInt(6), 0, 4).toArray();
      List<Double> all = new ArrayList<>();
      for (int count : counts) {
        List<Double> parts = random.doubles(random.nextInt(5)).boxed().toList();
        cases.add(parts);
        IntStream.range(0, count).forEach(time -> all.addAll(parts));
      }
      double expected = all.stream().mapToDouble(part -> part).average().orElse(Double.NaN);
      assertEquals(expected, POOLED.prepare(cases).value(counts), 1e-12);
    }
  }

  @Test
  void cases_haveTheValueOfTheirOwnParts() {
    assertEquals(0.5, POOLED.perCase(List.of(0.25, 0.75)).orElseThrow());
    assertEquals(OptionalDouble.empty(), POOLED.perCase(List.of()));
  }

  @Test
  void noParts_areUndefined() {
    Scorer scorer = POOLED.prepare(List.of(List.of(), List.of()));
    assertTrue(Double.isNaN(scorer.value(new int[] {1, 1})));
    assertEquals("empty", scorer.undefinedReason());
  }
}
