package org.aceso.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoundingTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 1",
    "-0.5, 0, -1",
    "1.5, 0, 2",
    "2.5, 0, 3",
    "-2.5, 0, -3",
    "0.125, 2, 0.13",
    "-0.125, 2, -0.13",
    "0.49999999999999994, 0, 0",
    // The doubles next to these decimals are below and above the half.
    "1.005, 2, 1.00",
    "2.675, 2, 2.67",
    "2.345, 2, 2.35",
    "0.285, 2, 0.28",
    "0.1, 15, 0.100000000000000",
    "-0.0, 3, 0.000",
    "-0.0004, 3, 0.000",
    "4.9E-324, 15, 0.000000000000000",
    "123456789.5, 0, 123456790"
  })
  void value_isRoundedHalfAwayFromZeroOfTheExactDouble(double value, int digits, String rounded) {
    assertEquals(new BigDecimal(rounded), Rounding.round(value, digits));
  }
}
