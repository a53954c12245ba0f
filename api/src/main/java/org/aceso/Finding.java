package org.aceso;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param part what was looked at
 * @param text what is so; when it is not well, what to do about it
 */
record Finding(Level level, String part, String text) {

  /** How well it is. */
  enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String part, String text) {
    return new Finding(Level.OK, part, text);
  }

  static Finding warn(String part, String text) {
    return new Finding(Level.WARN, part, text);
  }

  static Finding fail(String part, String text) {
    return new Finding(Level.FAIL, part, text);
  }

  /** One line. */
  @Override
  public String toString() {
    String word = level.name().toLowerCase(Locale.ROOT);
    return String.format("%-5s %-9s %s", word, part, text);
  }
}
