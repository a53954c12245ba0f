package org.aceso.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as they stand in the parameters of a metric: the shortest decimal that reads back as the
 * same double, laid out as ECMAScript's Number::toString does, so {@code 1}, {@code 0.1}, {@code
 * 1e-15}.
 */
public final class ShortestDecimal {
  private static final int MOST_DIGITS = 17;

  private ShortestDecimal() {}

  /**
   * The text of a finite number.
   *
   * @throws NumberFormatException when the number is not finite
   */
  public static String of(double value) {
    if (value == 0) {
      return "0";
    }
    // Double.toString differs between JDK 17 and 19, so it cannot name a metric.
    BigDecimal exact = new BigDecimal(value);
    int digits = 1;
    BigDecimal rounded = round(exact, digits);
    while (rounded.doubleValue() != value && digits < MOST_DIGITS) {
      rounded = round(exact, ++digits);
    }
    return layOut(rounded.stripTrailingZeros());
  }

  private static BigDecimal round(BigDecimal exact, int digits) {
    return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String layOut(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent > -7 && exponent < 21) {
      return value.toPlainString();
    }
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = value.signum() < 0 ? "-" : "";
    return sign + digits.charAt(0) + fraction + "e" + (exponent > 0 ? "+" : "") + exponent;
  }
}
