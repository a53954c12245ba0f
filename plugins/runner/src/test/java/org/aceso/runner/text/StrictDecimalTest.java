package org.aceso.runner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictDecimalTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-12, -12",
    "+1, 1",
    "0.25, 0.25",
    ".5, 0.5",
    "5., 5",
    "1e-3, 0.001",
    "1E+2, 100",
    "007, 7",
    "1e-400, 0",
    "0.1, 0.1"
  })
  void parse_takesDecimals(String text, double value) {
    assertEquals(OptionalDouble.of(value), StrictDecimal.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 1",
        "1 ",
        "NaN",
        "Infinity",
        "-Infinity",
        "inf",
        "1d",
        "1f",
        "1L",
        "0x10",
        "0x1p-3",
        "1e400",
        "-1e400",
        "1e",
        "e5",
        ".",
        "+",
        "--1",
        "1,5",
        "1_000",
        "1e99999",
        "\u0661",
        "\uff11",
        "1\n",
        "\u22121"
      })
  void parse_refusesWhatIsNoDecimal(String text) {
    assertEquals(OptionalDouble.empty(), StrictDecimal.parse(text));
  }

  @Test
  void parse_refusesNumbersLongerThanAnyoneWrites() {
    assertEquals(OptionalDouble.empty(), StrictDecimal.parse("0." + "1".repeat(1_000_000)));
  }

  @Test
  void parseInteger_takesAll64Bits() {
    assertEquals(
        OptionalLong.of(Long.MIN_VALUE), StrictDecimal.parseInteger("-9223372036854775808"));
    assertEquals(OptionalLong.empty(), StrictDecimal.parseInteger("9223372036854775808"));
    assertEquals(OptionalLong.empty(), StrictDecimal.parseInteger("1.0"));
  }
}
