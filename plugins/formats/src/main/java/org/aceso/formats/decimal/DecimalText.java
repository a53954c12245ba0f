package org.aceso.formats.decimal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as text: the shortest decimal that reads back as the same double, so {@code 1}, {@code
 * 0.1}, {@code 2e+23}. {@code Double.toString} prints other digits in Java 17 than from 19 on, and
 * a report has the same bits on any machine. What is not finite is {@code NaN}, {@code Infinity} or
 * {@code -Infinity}; both zeros are {@code 0}.
 */
public final class DecimalText {
  /** What tells any double from the next. */
  private static final int MOST_DIGITS = 17;

  private DecimalText() {}

  /** For messages and tables: with an exponent below 10^-6 and from 10^21 on, as ECMAScript. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    return value == 0 || (exponent > -7 && exponent < 21)
        ? shortest.toPlainString()
        : shortest.toString().replace('E', 'e');
  }

  /** For formats that know no exponent: all digits, however many these are. */
  public static String plain(double value) {
    return Double.isFinite(value) ? shortest(value).toPlainString() : Double.toString(value);
  }

  private static BigDecimal shortest(double value) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal exact = new BigDecimal(value);
    int digits = 1;
    while (digits < MOST_DIGITS && rounded(exact, digits).doubleValue() != value) {
      digits++;
    }
    return rounded(exact, digits).stripTrailingZeros();
  }

  private static BigDecimal rounded(BigDecimal exact, int digits) {
    return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }
}
