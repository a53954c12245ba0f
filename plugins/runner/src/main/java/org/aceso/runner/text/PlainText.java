package org.aceso.runner.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Text of a submission as everybody can store, send and show it: a file may hold anything, and a
 * database takes no NUL, an encoder no half of a character.
 */
public final class PlainText {
  private static final Pattern UNREADABLE =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\n\\r]]");

  private PlainText() {}

  /**
   * The text with U+FFFD for control characters but tab and ends of lines, and for what changes the
   * direction of writing; lone surrogates become a question mark.
   */
  public static String of(String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return UNREADABLE.matcher(whole).replaceAll("\uFFFD");
  }

  /** The first characters of a text, counted as code points. */
  public static String first(int most, String text) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
