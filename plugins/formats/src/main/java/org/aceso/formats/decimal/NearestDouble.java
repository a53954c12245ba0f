package org.aceso.formats.decimal;

/**
 * The double nearest to digits · 10^exponent, ties to even, without big integers.
 *
 * <p>Small numbers take Clinger's exact path (one rounding of two exact doubles), the others the
 * algorithm of Eisel and Lemire: D. Lemire, "Number parsing at a gigabyte per second", Software:
 * Practice and Experience 51 (2021) 1700-1727; that its 128-bit product always suffices is shown by
 * N. Mushtak and D. Lemire, "Fast number parsing without fallback" (2023).
 */
final class NearestDouble {
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long EXACT_DIGITS = 1L << 53;
  private static final long HIDDEN_BIT = 1L << 52;

  /** The bits of the upper word that do not reach the rounded significand. */
  private static final long UNSETTLED = 0x1FF;

  private NearestDouble() {}

  /** Whether {@link #of} takes this exponent; within it no result is subnormal or infinite. */
  static boolean covers(int exponent) {
    return exponent >= PowersOfFive.LEAST && exponent <= PowersOfFive.MOST;
  }

  /** Rounds digits · 10^exponent, for digits from 0 to 10^19 - 1 that fit a positive long. */
  static double of(long digits, int exponent) {
    if (digits == 0) {
      return 0;
    }
    if (digits <= EXACT_DIGITS && Math.abs(exponent) < EXACT_POWERS.length) {
      return exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
    }
    return roundedProduct(digits, exponent);
  }

  private static double roundedProduct(long digits, int exponent) {
    int shift = Long.numberOfLeadingZeros(digits);
    long aligned = digits << shift;
    long power = PowersOfFive.high(exponent);
    long high = unsignedHigh(aligned, power);
    long low = aligned * power;
    if ((high & UNSETTLED) == UNSETTLED) {
      long carry = unsignedHigh(aligned, PowersOfFive.low(exponent));
      low += carry;
      if (Long.compareUnsigned(low, carry) < 0) {
        high++;
      }
    }
    int upper = (int) (high >>> 63);
    int drop = upper + 9;
    long significand = high >>> drop;
    int binary = ((217_706 * exponent) >> 16) + 63 + upper - shift + 1_023;
    boolean halfway =
        Long.compareUnsigned(low, 1) <= 0
            && exponent >= -4
            && exponent <= 23
            && (significand & 3) == 1
            && significand << drop == high;
    if (halfway) {
      significand &= ~1L;
    }
    significand = (significand + (significand & 1)) >>> 1;
    if (significand == HIDDEN_BIT << 1) {
      significand = HIDDEN_BIT;
      binary++;
    }
    return Double.longBitsToDouble(((long) binary << 52) | (significand & ~HIDDEN_BIT));
  }

  private static long unsignedHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
