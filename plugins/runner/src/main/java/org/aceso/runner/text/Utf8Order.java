package org.aceso.runner.text;

import java.util.Comparator;

/**
 * Compares texts as their UTF-8 bytes would compare, without encoding them.
 *
 * <p>That differs from {@link String#compareTo} only where a character beyond U+FFFF (two
 * surrogates in UTF-16) meets one in U+E000..U+FFFF.
 */
public final class Utf8Order implements Comparator<CharSequence> {

  public static final Utf8Order INSTANCE = new Utf8Order();

  private Utf8Order() {}

  @Override
  public int compare(CharSequence left, CharSequence right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10_000 : c;
  }
}
