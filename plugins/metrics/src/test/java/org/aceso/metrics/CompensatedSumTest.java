package org.aceso.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class CompensatedSumTest {

  @Test
  void termsThatCancel_leaveWhatIsLeft() {
    assertEquals(2, sum(1, 1e100, 1, -1e100));
  }

  @Test
  void manySmallTerms_keepTheirDigits() {
    double[] terms = new double[1_000_000];
    Arrays.fill(terms, 0.1);
    assertEquals(100_000, sum(terms), 1e-11);
  }

  private static double sum(double... terms) {
    CompensatedSum sum = new CompensatedSum();
    for (double term : terms) {
      sum.add(term);
    }
    return sum.value();
  }
}
