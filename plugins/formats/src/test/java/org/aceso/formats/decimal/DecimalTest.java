package org.aceso.formats.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTest {
  private static final long SEED = 20_261_124;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "007",
        "0.5",
        "1.0",
        "1e5",
        "1E5",
        "1e+5",
        "1e-5",
        "1e-300",
        "4.9e-324",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "0.1",
        "0.30000000000000004",
        "9007199254740993",
        "9223372036854775807",
        "18446744073709551616",
        "1e-400",
        "123456789e-30",
        "0.000000000000000000000000000000000000000000000000000000000000000000001234567890123456789",
        "99999999999999999999999999999999999999.99999999999999999999",
        "1e22",
        "1e23",
        "8.5e22",
        "0e999999999999",
        "1e-99999999999"
      })
  void grammar_takesDecimalsAndRoundsThemAsTheJdk(String text) {
    assertSameBits(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+1", ".5", "5.", "-.5", "NaN", "nan", "Infinity", "inf", "-inf", "0x1p-3", "1d",
        "1f", "1D", "1L", " 0.5", "0.5 ", "1 000", "1,5", "1_000", "1e", "1e+", "e5", "--1",
            "1.2.3",
        "½", "٣", "1e5.0", "0x10", "1%"
      })
  void grammar_refusesEverythingElse(String text) {
    assertTrue(Double.isNaN(parse(text)), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1.7976931348623159e308", "1e99999999999"})
  void overflow_isInfiniteSoThatTheCallerCanTell(String text) {
    assertTrue(Double.isInfinite(parse(text)), text);
  }

  @Test
  void shortestTextOfRandomDoubles_isReadBackExactly() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertSameBits(Double.toString(value));
      }
      assertSameBits(Double.toString(random.nextDouble()));
    }
  }

  @Test
  void randomDigits_areRoundedAsTheJdkRoundsThem() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 100_000; i++) {
      long digits = random.nextLong() >>> random.nextInt(64);
      assertSameBits(Long.toUnsignedString(digits) + "e" + (random.nextInt(660) - 340));
      assertSameBits(Long.toUnsignedString(digits) + "e" + (random.nextInt(60) - 30));
    }
  }

  @Test
  void halvesBetweenTwoDoubles_areRoundedToEven() {
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 20_000; i++) {
      double value =
          (random.nextLong() & ((1L << 53) - 1)) * Math.scalb(1.0, random.nextInt(20) - 8);
      BigDecimal half =
          new BigDecimal(value).add(new BigDecimal(Math.ulp(value)).divide(BigDecimal.valueOf(2)));
      assertSameBits(half.toPlainString());
      assertSameBits(half.add(new BigDecimal("1e-9")).toPlainString());
      assertSameBits(half.subtract(new BigDecimal("1e-9")).toPlainString());
    }
  }

  private static void assertSameBits(String text) {
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(parse(text)),
        () -> text + " (seed " + SEED + ")");
  }

  private static double parse(String text) {
    byte[] bytes = (";" + text + ";").getBytes(StandardCharsets.UTF_8);
    return Decimal.parse(bytes, 1, bytes.length - 1);
  }
}
