package org.aceso.formats.decimal;

import java.util.Locale;
import java.util.Set;

/** Why a text is no decimal number, and what to write in its place. */
public final class DecimalHint {
  private static final Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", "1.#inf", "1.#ind", "1.#qnan");
  private static final Set<String> ABSENT = Set.of("na", "n/a", "null", "none", ".", "-", "?");

  private static final String USUAL = "write it like 0.25, -3 or 1e-3";

  /** Longer texts are not looked at: matching patterns against them would cost too much. */
  private static final int LONGEST = 64;

  private DecimalHint() {}

  /** Whether the text is one of the usual words for "not a number" or "infinite". */
  public static boolean isNotFinite(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    boolean signed = word.startsWith("-") || word.startsWith("+");
    return NOT_FINITE.contains(signed ? word.substring(1) : word);
  }

  /** What to write instead, as a sentence without its full stop. */
  public static String of(String text) {
    if (text.length() > LONGEST) {
      return USUAL;
    }
    if (!text.equals(text.strip())) {
      return "remove the spaces around it";
    }
    if (isNotFinite(text) || ABSENT.contains(text.toLowerCase(Locale.ROOT))) {
      return "every case needs a finite number";
    }
    if (text.matches("-?[0-9]+,[0-9]+")) {
      return "write a decimal point, not a comma";
    }
    if (text.matches("-?[0-9]{1,3}([, '_\u00a0\u202f][0-9]{3})+(\\.[0-9]+)?")) {
      return "write it without thousands separators";
    }
    if (text.matches("-?[0-9.]+%")) {
      return "write a plain number, not a percentage";
    }
    if (text.startsWith("+")) {
      return "write it without the plus sign";
    }
    if (text.startsWith(".") || text.startsWith("-.") || text.endsWith(".")) {
      return "write at least one digit on both sides of the point";
    }
    return USUAL;
  }
}
