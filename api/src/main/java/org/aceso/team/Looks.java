package org.aceso.team;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.util.VersionInfo;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a name can be taken for: two names are one when they share a look. A look is what Unicode's
 * table of confusable characters (UTS 39) and case folding leave of a name. Capitals and small
 * letters resemble different things (Greek Ν an N, ν a v; I an l), so that a name has the look of
 * what is written, of its small letters and of its capitals.
 */
final class Looks {
  /** Which rules and which of Unicode's tables made a look. */
  static final String VERSION = "1-" + VersionInfo.ICU_VERSION;

  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
  private static final SpoofChecker CONFUSABLES =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private Looks() {}

  /** In alphabetical order, so that everybody takes them in the same. */
  static Set<String> of(String name) {
    Set<String> looks = new TreeSet<>();
    looks.add(look(name));
    looks.add(look(COMPATIBLE.normalize(name)));
    looks.add(look(key(name)));
    looks.add(look(UCharacter.toUpperCase(Locale.ROOT, COMPATIBLE.normalize(name))));
    return looks;
  }

  /** The name without what is only another form or case: what lists are in the order of. */
  static String key(String name) {
    return UCharacter.foldCase(COMPATIBLE.normalize(name), true);
  }

  /** Folding can make something confusable, as M does: repeated until nothing changes. */
  private static String look(String name) {
    String before = name;
    String look = once(name);
    while (!look.equals(before)) {
      before = look;
      look = once(look);
    }
    return look;
  }

  /** The dot of a small i and the frame of a keycap are nothing of their own. */
  private static String once(String name) {
    return UCharacter.foldCase(CONFUSABLES.getSkeleton(name), true)
        .replace("i\u0307", "i")
        .replace("j\u0307", "j")
        .replace("\u20e3", "");
  }
}
