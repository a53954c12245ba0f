package org.aceso.formats.csv;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts as messages show them: in quotation marks, short, without control characters. */
public final class Shown {
  /** How many characters of a text are shown. */
  public static final int LONGEST = 40;

  private static final int MOST = 12;

  private Shown() {}

  public static String of(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).forEach(point -> append(shown, point));
    return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"").toString();
  }

  public static String of(Collection<String> texts) {
    String shown = texts.stream().limit(MOST).map(Shown::of).collect(Collectors.joining(", "));
    int more = texts.size() - MOST;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static void append(StringBuilder shown, int point) {
    int type = Character.getType(point);
    if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
      shown.append("\\u{").append(Integer.toHexString(point)).append('}');
    } else {
      shown.appendCodePoint(point);
    }
  }
}
