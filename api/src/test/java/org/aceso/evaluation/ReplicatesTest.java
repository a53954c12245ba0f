package org.aceso.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplicatesTest {

  @Test
  void storedReplicates_areReadBackBitForBit() {
    double[] replicates = {0, -0.0, 1.0 / 3, Double.NaN, Double.MIN_VALUE, -1e300};
    assertArrayEquals(replicates, Replicates.parse(Replicates.bytes(replicates)));
    assertArrayEquals(new double[0], Replicates.parse(Replicates.bytes(new double[0])));
  }

  @Test
  void quantile_isTheSmallestValueWithEnoughAtOrBelowIt() {
    double[] ten = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    assertEquals(1, quantile(ten, 0.025));
    assertEquals(1, quantile(ten, 0.1));
    assertEquals(5, quantile(ten, 0.5));
    assertEquals(10, quantile(ten, 0.975));
  }

  @Test
  void quantile_leavesUndefinedReplicatesOut() {
    assertEquals(2, quantile(new double[] {Double.NaN, 2, Double.NaN}, 0.975));
    assertEquals(Double.NaN, quantile(new double[] {Double.NaN}, 0.5));
    assertEquals(Double.NaN, quantile(new double[0], 0.5));
  }

  @Test
  void quantilesOfEveryNumberOfReplicates_areThoseOfExactArithmetic() {
    Random random = new Random(7);
    for (int count = 1; count <= 10_000; count += 1 + random.nextInt(20)) {
      double[] values = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
      String message = count + " replicates, seed 7";
      assertEquals((25L * count + 999) / 1000, quantile(values, 0.025), message);
      assertEquals((975L * count + 999) / 1000, quantile(values, 0.975), message);
    }
  }

  private static double quantile(double[] replicates, double q) {
    return Replicates.quantile(Replicates.ascending(replicates), q);
  }
}
