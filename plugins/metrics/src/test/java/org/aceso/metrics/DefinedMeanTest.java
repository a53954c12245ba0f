package org.aceso.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.aceso.spi.Better;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class DefinedMeanTest {
  private static final DefinedMean<Double> MEAN =
      new DefinedMean<>(MetricInfo.of("mean", "Mean", Better.HIGHER, 0, 1), value -> value);

  @Test
  void mean_leavesOutWhatIsUndefined() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      List<Double> values =
          random
              .doubles(1 + random.nextInt(6))
              .mapToObj(value -> value < 0.3 ? Double.NaN : value)
              .toList();
      int[] counts = random.ints(values.size(), 0, 4).toArray();
      double expected =
          IntStream.range(0, counts.length)
              .boxed()
              .flatMap(i -> IntStream.range(0, counts[i]).mapToObj(time -> values.get(i)))
              .filter(value -> !value.isNaN())
              .mapToDouble(value -> value)
              .average()
              .orElse(Double.NaN);
      assertEquals(expected, MEAN.prepare(values).value(counts), 1e-12);
    }
  }

  @Test
  void nothingDefined_isUndefined() {
    Scorer scorer = MEAN.prepare(List.of(Double.NaN));
    assertTrue(Double.isNaN(scorer.value(new int[] {1})));
    assertEquals("no_defined_case", scorer.undefinedReason());
    assertEquals(OptionalDouble.empty(), MEAN.perCase(Double.NaN));
    assertEquals(0.5, MEAN.perCase(0.5).orElseThrow());
  }
}
