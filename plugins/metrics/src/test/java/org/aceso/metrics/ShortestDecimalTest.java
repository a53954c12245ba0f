package org.aceso.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShortestDecimalTest {
  private static final long SEED = 20_261_124;

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0.0,0",
    "1.0,1",
    "10,10",
    "-2.50,-2.5",
    "0.1,0.1",
    "1e-6,0.000001",
    "1e-7,1e-7",
    "1e-15,1e-15",
    "2.220446049250313e-16,2.220446049250313e-16",
    "2E-3,0.002",
    "1e20,100000000000000000000",
    "1e21,1e+21",
    "1.5e300,1.5e+300",
    "4.9e-324,5e-324",
    "2.0E-322,2e-322"
  })
  void text_isTheShortestThatReadsBack(double value, String text) {
    assertEquals(text, ShortestDecimal.of(value));
  }

  @Test
  void randomDoubles_areReadBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = ShortestDecimal.of(value);
        assertEquals(value, Double.parseDouble(text), () -> text + " (seed " + SEED + ")");
      }
    }
  }
}
