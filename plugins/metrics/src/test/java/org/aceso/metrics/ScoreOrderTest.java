package org.aceso.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ScoreOrderTest {
  private static final long SEED = 20_261_124;

  @Test
  void groups_areNumberedFromTheHighestScore() {
    double[] scores = {0.0, -1e300, 5, -0.0, 4.9e-324, 5, -4.9e-324, 1e300, Double.MAX_VALUE};
    assertArrayEquals(new int[] {4, 6, 2, 4, 3, 2, 5, 1, 0}, ScoreOrder.groups(scores));
  }

  @Test
  void randomScores_areGroupedAsByCounting() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      int size = random.nextInt(60);
      int kind = random.nextInt(9);
      double[] scores = new double[size];
      for (int i = 0; i < size; i++) {
        scores[i] = score(random, kind);
      }
      int[] expected = new int[size];
      for (int i = 0; i < size; i++) {
        double own = scores[i];
        expected[i] = (int) DoubleStream.of(scores).filter(score -> score > own).distinct().count();
      }
      assertArrayEquals(expected, ScoreOrder.groups(scores), "seed " + SEED);
    }
  }

  @Test
  void manyScores_areGroupedAsByComparing() {
    Random random = new Random(SEED);
    for (int size : new int[] {0, 1, 2, 24, 25, 511, 512, 513, 1_024, 8_192, 65_536, 65_537}) {
      for (int kind = 0; kind < 9; kind++) {
        assertGrouped(random, size, kind);
      }
    }
    for (int kind = 0; kind < 9; kind++) {
      assertGrouped(random, 200_000, kind);
    }
  }

  @Test
  void groups_areTheSameOnOneThread() throws Exception {
    Random random = new Random(SEED);
    double[] scores = random.doubles(300_000, -1, 1).toArray();
    ForkJoinPool alone = new ForkJoinPool(1);
    try {
      assertArrayEquals(
          ScoreOrder.groups(scores), alone.submit(() -> ScoreOrder.groups(scores)).get());
    } finally {
      alone.shutdown();
    }
  }

  private static void assertGrouped(Random random, int size, int kind) {
    double[] scores = new double[size];
    for (int i = 0; i < size; i++) {
      scores[i] = score(random, kind);
    }
    double[] distinct =
        DoubleStream.of(scores).map(score -> score + 0.0).sorted().distinct().toArray();
    int[] expected = new int[size];
    for (int i = 0; i < size; i++) {
      expected[i] = distinct.length - 1 - Arrays.binarySearch(distinct, scores[i] + 0.0);
    }
    assertArrayEquals(
        expected, ScoreOrder.groups(scores), size + " of kind " + kind + ", seed " + SEED);
  }

  private static double score(Random random, int kind) {
    return switch (kind) {
      case 0 -> random.nextInt(7);
      case 1 -> random.nextDouble();
      case 2 -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(200) - 100);
      case 3 -> -5;
      // From one end of the doubles to the other, the subnormal ones and both zeros among them.
      case 4 -> {
        double any = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(any) ? any : Double.MAX_VALUE * (random.nextInt(3) - 1);
      }
      case 5 -> (random.nextInt(2_001) - 1_000) * Double.MIN_VALUE;
      case 6 -> Math.scalb(1.0, -random.nextInt(1_074)) * (random.nextBoolean() ? 1 : -0.0);
      // A few far away leave all others in one bucket, where they crowd or tie.
      case 7 -> random.nextInt(1_000) == 0 ? 1e300 : 1 + random.nextInt(50) * Math.ulp(1.0);
      default -> random.nextInt(1_000) == 0 ? -1e300 : 1.0 / (1 + random.nextInt(100_000));
    };
  }
}
