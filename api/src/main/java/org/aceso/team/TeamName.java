package org.aceso.team;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.aceso.http.Refusal;

/**
 * A name as people see it, and the key by which two names count as one: compatibility forms, case
 * and white space aside.
 */
record TeamName(String text, String key) {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  static TeamName of(String wanted) {
    String text =
        SPACES.matcher(Normalizer.normalize(wanted, Normalizer.Form.NFC)).replaceAll(" ").strip();
    if (text.isEmpty()) {
      throw Refusal.member("#/name", "blank", "must hold something visible");
    }
    if (INVISIBLE.matcher(text).find()) {
      throw Refusal.member(
          "#/name", "characters", "must not hold control, direction or private characters");
    }
    String key =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    return new TeamName(text, key);
  }
}
