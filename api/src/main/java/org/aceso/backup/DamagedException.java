package org.aceso.backup;

import java.io.IOException;
import java.util.List;

/** A backup cannot be used, or could not be made whole: everything that is wrong with it. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 100;

  DamagedException(String what, List<String> problems) {
    super(what + text(problems));
  }

  private static String text(List<String> problems) {
    StringBuilder text = new StringBuilder();
    problems.stream().limit(MOST_SHOWN).forEach(one -> text.append("\n  ").append(one));
    if (problems.size() > MOST_SHOWN) {
      text.append("\n  … and ").append(problems.size() - MOST_SHOWN).append(" more");
    }
    return text.toString();
  }
}
