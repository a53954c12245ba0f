package org.aceso.formats.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the files of all cases: <code>{case}</code> stands for the id, {@code *} for any
 * text within one folder or file name.
 */
final class NamePattern {
  private static final String ID = "{case}";

  private final String text;
  private final Pattern pattern;

  /**
   * @throws IllegalArgumentException when the id does not stand in it exactly once
   */
  NamePattern(String text) {
    int at = text.indexOf(ID);
    if (at < 0 || text.indexOf(ID, at + 1) >= 0) {
      throw new IllegalArgumentException("a pattern of names holds {case} once: " + text);
    }
    this.text = text;
    this.pattern =
        Pattern.compile(
            literal(text.substring(0, at))
                + "(?<id>[^/]+)"
                + literal(text.substring(at + ID.length())),
            Pattern.DOTALL);
  }

  private static String literal(String part) {
    return Pattern.quote(part).replace("*", "\\E[^/]*\\Q");
  }

  /** The id in a name that fits. */
  Optional<String> caseOf(String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group("id")) : Optional.empty();
  }

  /** A name that fits. */
  String nameOf(String id) {
    return text.replace("*", "files").replace(ID, id);
  }

  @Override
  public String toString() {
    return text;
  }
}
