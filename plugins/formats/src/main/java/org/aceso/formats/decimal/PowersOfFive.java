package org.aceso.formats.decimal;

import java.math.BigInteger;

/**
 * The upper 128 bits of powers of five, aligned so that the topmost bit is set. Negative powers are
 * reciprocals rounded up, positive ones are cut, as the algorithm of Eisel and Lemire asks.
 */
final class PowersOfFive {
  static final int LEAST = -200;
  static final int MOST = 100;

  /** Reciprocals down to this power are rounded up at their last bit, smaller ones are cut. */
  private static final int ROUNDED_UP = -27;

  private static final long[] HIGH = new long[MOST - LEAST + 1];
  private static final long[] LOW = new long[MOST - LEAST + 1];

  static {
    for (int exponent = LEAST; exponent <= MOST; exponent++) {
      BigInteger bits = aligned(exponent);
      HIGH[exponent - LEAST] = bits.shiftRight(64).longValue();
      LOW[exponent - LEAST] = bits.longValue();
    }
  }

  private PowersOfFive() {}

  static long high(int exponent) {
    return HIGH[exponent - LEAST];
  }

  static long low(int exponent) {
    return LOW[exponent - LEAST];
  }

  private static BigInteger aligned(int exponent) {
    BigInteger power = BigInteger.valueOf(5).pow(Math.abs(exponent));
    if (exponent >= 0) {
      return to128Bits(power);
    }
    int length = power.subtract(BigInteger.ONE).bitLength();
    int scale = exponent >= ROUNDED_UP ? length + 127 : 2 * length + 128;
    return to128Bits(BigInteger.ONE.shiftLeft(scale).divide(power).add(BigInteger.ONE));
  }

  private static BigInteger to128Bits(BigInteger value) {
    int excess = value.bitLength() - 128;
    return excess >= 0 ? value.shiftRight(excess) : value.shiftLeft(-excess);
  }
}
