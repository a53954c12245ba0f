package org.aceso.formats.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecimalTextTest {
  private static final long SEED = 20_261_129;

  @ParameterizedTest
  @CsvSource({
    "-0.0,0,0",
    "30.0,30,30",
    "-2.50,-2.5,-2.5",
    "1e-6,0.000001,0.000001",
    "1e-7,1e-7,0.0000001",
    "-1.25e-7,-1.25e-7,-0.000000125",
    "1e20,100000000000000000000,100000000000000000000",
    "2e23,2e+23,200000000000000000000000",
    "4.9e-324,5e-324,",
    "NaN,NaN,NaN",
    "-Infinity,-Infinity,-Infinity"
  })
  void text_isTheShortestThatReadsBack(double value, String text, String plain) {
    assertEquals(text, DecimalText.of(value));
    if (plain != null) {
      assertEquals(plain, DecimalText.plain(value));
    }
  }

  @Test
  void randomDoubles_areReadBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      String plain = DecimalText.plain(value);
      assertEquals(value, Double.parseDouble(DecimalText.of(value)), () -> "seed " + SEED);
      assertEquals(value, Double.parseDouble(plain), () -> "seed " + SEED);
      assertFalse(plain.contains("E"), plain);
    }
  }
}
