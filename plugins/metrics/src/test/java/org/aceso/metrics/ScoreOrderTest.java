package org.aceso.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
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
      int kind = random.nextInt(3);
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

  private static double score(Random random, int kind) {
    return switch (kind) {
      case 0 -> random.nextInt(7);
      case 1 -> random.nextDouble();
      default -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(200) - 100);
    };
  }
}
