package org.aceso.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The declared rounding of values that are compared: half away from zero, of the double's exact
 * value, so that every machine and every Java rounds alike.
 */
public final class Rounding {
  private Rounding() {}

  public static BigDecimal round(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP);
  }
}
