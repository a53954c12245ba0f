package org.aceso.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MeanMetricTest {
  private static final MetricInfo INFO = MetricInfo.of("error", "Error", Better.LOWER, 0, 9);

  private record Miss(double size) {}

  private record Pair(Miss left, Miss right) {}

  private final Metric<Miss> mean = Metric.mean(INFO, Miss::size);

  @Test
  void value_weighsEachCaseByItsCount() {
    Scorer scorer = mean.prepare(List.of(new Miss(1), new Miss(4), new Miss(7)));
    assertEquals(4, scorer.value(new int[] {1, 1, 1}));
    assertEquals(2, scorer.value(new int[] {2, 1, 0}));
  }

  @Test
  void value_isUndefinedOnlyWhenAnUndefinedCaseCounts() {
    Scorer scorer = mean.prepare(List.of(new Miss(1), new Miss(Double.NaN)));
    assertTrue(Double.isNaN(scorer.value(new int[] {1, 1})));
    assertEquals(1, scorer.value(new int[] {2, 0}));
  }

  @Test
  void value_overSeveralBlocksIsTheSumOfBlockSums() {
    int n = 10_000;
    Scorer scorer = mean.prepare(IntStream.range(0, n).mapToObj(i -> new Miss(0.1)).toList());
    double block = 0;
    double last = 0;
    for (int i = 0; i < 4_096; i++) {
      block += 0.1;
      last = i < n - 2 * 4_096 ? last + 0.1 : last;
    }
    int[] once = new int[n];
    Arrays.fill(once, 1);
    assertEquals((block + block + last) / n, scorer.value(once));
  }

  @Test
  void perCase_isTheNumberOfTheCaseUnlessUndefined() {
    assertEquals(OptionalDouble.of(3), mean.perCase(new Miss(3)));
    assertEquals(OptionalDouble.empty(), mean.perCase(new Miss(Double.NaN)));
  }

  @Test
  void on_looksAtAPartOfALargerObservation() {
    Metric<Pair> right = mean.on(Pair::right);
    Pair pair = new Pair(new Miss(1), new Miss(5));
    assertEquals(5, right.prepare(List.of(pair)).value(new int[] {1}));
    assertEquals(OptionalDouble.of(5), right.perCase(pair));
    assertEquals(INFO, right.info());
  }
}
