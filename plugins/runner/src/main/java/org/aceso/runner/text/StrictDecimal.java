package org.aceso.runner.text;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Numbers as people write them in files: {@code -12}, {@code 0.25}, {@code .5}, {@code 1e-3}.
 *
 * <p>{@link Double#parseDouble} also takes {@code NaN}, {@code Infinity}, {@code 1d}, {@code 0x1p3}
 * and spaces around, and makes an infinity of {@code 1e400}: none of these is a number here.
 */
public final class StrictDecimal {
  private static final int MAX_LENGTH = 64;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]{1,4})?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");

  private StrictDecimal() {}

  /** The finite double nearest to the text; empty when it is none, or longer than 64 characters. */
  public static OptionalDouble parse(String text) {
    if (text.length() > MAX_LENGTH || !DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The whole number of 64 bits that the text is; empty when it is none. */
  public static OptionalLong parseInteger(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
