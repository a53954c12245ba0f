package org.aceso.ids;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes identifiers: a prefix that tells the kind, 10 characters of the millisecond and 16 random
 * ones (80 bits), in Crockford's base 32. They sort by creation as text.
 */
public final class Ids {
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new identifier such as {@code sub_01jd3v…}. */
  public static String next(String prefix) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    long millis = System.currentTimeMillis();
    for (int shift = 45; shift >= 0; shift -= 5) {
      id.append(DIGITS[(int) (millis >>> shift) & 31]);
    }
    return random(id, 16);
  }

  /**
   * A text behind every identifier of a kind, where a page begins that goes backwards. That digits
   * come before letters holds in the order of every language; which letter or mark is last does
   * not.
   */
  public static String behindAll(String prefix) {
    return prefix + "_z";
  }

  /** A secret of 160 random bits in 32 characters. */
  public static String secret(String prefix) {
    return random(new StringBuilder(prefix), 32);
  }

  /** A random UUID, for leases. */
  public static UUID uuid() {
    return UUID.randomUUID();
  }

  /** Random bytes, for keys. */
  public static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String random(StringBuilder start, int characters) {
    byte[] bytes = bytes(characters);
    for (byte one : bytes) {
      start.append(DIGITS[one & 31]);
    }
    return start.toString();
  }
}
