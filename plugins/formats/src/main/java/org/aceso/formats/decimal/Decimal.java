package org.aceso.formats.decimal;

import java.nio.charset.StandardCharsets;

/**
 * The one grammar of numbers in submissions: {@code -?digits[.digits][(e|E)[+|-]digits]} in ASCII.
 *
 * <p>So {@code 0.5}, {@code 1}, {@code -0.0}, {@code 007} and {@code 1e-300} are numbers; {@code
 * .5}, {@code 5.}, {@code +1}, {@code NaN}, {@code inf}, {@code 0x1p3}, {@code 1d}, {@code 1,5} and
 * numbers with spaces are not. The value is the double nearest to the decimal, ties to even; a
 * number too small for a double becomes zero, as IEEE 754 rounds it.
 */
public final class Decimal {
  /** More digits than a long surely holds. */
  private static final int MOST_DIGITS = 18;

  /** Beyond it a number is zero or too large, however many digits it has: they fit into memory. */
  private static final int EXPONENT_LIMIT = 100_000_000;

  private Decimal() {}

  /**
   * The number in {@code text[start..end)}.
   *
   * @return the nearest double; NaN when the text is not in the grammar; an infinity when the
   *     number is too large for a double
   */
  public static double parse(byte[] text, int start, int end) {
    int at = start;
    boolean negative = at < end && text[at] == '-';
    if (negative) {
      at++;
    }
    int wholeStart = at;
    long digits = 0;
    int significant = 0;
    for (; at < end && isDigit(text[at]); at++) {
      digits = digits * 10 + (text[at] - '0');
      significant += digits == 0 ? 0 : 1;
    }
    if (at == wholeStart) {
      return Double.NaN;
    }
    int exponent = 0;
    if (at < end && text[at] == '.') {
      int fractionStart = ++at;
      for (; at < end && isDigit(text[at]); at++) {
        digits = digits * 10 + (text[at] - '0');
        significant += digits == 0 ? 0 : 1;
      }
      if (at == fractionStart) {
        return Double.NaN;
      }
      exponent = fractionStart - at;
    }
    if (at < end) {
      int written = exponent(text, at, end);
      if (written == Integer.MIN_VALUE) {
        return Double.NaN;
      }
      exponent += written;
    }
    double size =
        significant > MOST_DIGITS || !NearestDouble.covers(exponent)
            ? Math.abs(Double.parseDouble(ascii(text, start, end)))
            : NearestDouble.of(digits, exponent);
    return negative ? -size : size;
  }

  /** The exponent part that fills {@code text[start..end)}, or MIN_VALUE when it is malformed. */
  private static int exponent(byte[] text, int start, int end) {
    int at = start;
    if (text[at] != 'e' && text[at] != 'E') {
      return Integer.MIN_VALUE;
    }
    at++;
    boolean negative = at < end && text[at] == '-';
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    int firstDigit = at;
    int value = 0;
    for (; at < end && isDigit(text[at]); at++) {
      value = Math.min(EXPONENT_LIMIT, value * 10 + (text[at] - '0'));
    }
    if (at == firstDigit || at < end) {
      return Integer.MIN_VALUE;
    }
    return negative ? -value : value;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private static String ascii(byte[] text, int start, int end) {
    return new String(text, start, end - start, StandardCharsets.US_ASCII);
  }
}
