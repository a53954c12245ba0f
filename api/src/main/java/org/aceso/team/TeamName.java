package org.aceso.team;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.UnicodeSet;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.aceso.http.Refusal;

/**
 * A name as people see it.
 *
 * @param key what lists are in the order of
 * @param looks what it can be taken for: no two teams of a challenge share one
 */
record TeamName(String text, String key, Set<String> looks) {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** Unassigned, private, control and format characters, and what shows nothing. */
  private static final UnicodeSet INVISIBLE =
      new UnicodeSet("[[:C:][:Default_Ignorable_Code_Point:]\\u2800]").freeze();

  /** Marks that stand alone, or are piled up until they cover other lines. */
  private static final Pattern STRAY_MARKS = Pattern.compile("(?:^|\\s)\\p{M}|\\p{M}{5}");

  static TeamName of(String wanted) {
    String text =
        SPACES.matcher(Normalizer.normalize(wanted, Normalizer.Form.NFC)).replaceAll(" ").strip();
    if (text.isEmpty()) {
      throw Refusal.member("#/name", "blank", "must hold something visible");
    }
    String plain = withoutEmoji(text);
    if (INVISIBLE.containsSome(plain)) {
      throw Refusal.member(
          "#/name",
          "characters",
          "must not hold control, direction, private or invisible characters");
    }
    if (STRAY_MARKS.matcher(plain).find()) {
      throw Refusal.member(
          "#/name", "characters", "must not hold marks without a letter, or more than 4 on one");
    }
    return new TeamName(text, Looks.key(text), Looks.of(text));
  }

  /** With a letter for each emoji: those of several code points hold invisible joiners. */
  private static String withoutEmoji(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    StringBuilder plain = new StringBuilder();
    int start = characters.first();
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      String one = text.substring(start, end);
      plain.append(UCharacter.hasBinaryProperty(one, UProperty.RGI_EMOJI) ? "x" : one);
      start = end;
    }
    return plain.toString();
  }
}
