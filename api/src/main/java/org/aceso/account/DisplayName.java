package org.aceso.account;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.aceso.http.Refusal;

/** What a person is called where others see it. */
public final class DisplayName {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

  private DisplayName() {}

  /** The name as it is stored; refuses one that shows nothing, or another than it is. */
  public static String of(String wanted) {
    String name = Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
    if (name.isEmpty()) {
      throw Refusal.member("#/displayName", "blank", "must hold something visible");
    }
    if (INVISIBLE.matcher(name).find()) {
      throw Refusal.member(
          "#/displayName", "characters", "must not hold control, direction or private characters");
    }
    return name;
  }
}
