package org.aceso.spi;

import java.util.regex.Pattern;

/**
 * A name with the version of its rules, written {@code dice@2} and stored with every score.
 *
 * @param name the term of the field: lower-case ASCII letters, digits, {@code -} and {@code _},
 *     first a letter, at most 64 characters
 * @param version 1 or more; raised whenever the same input could give another result
 */
public record Id(String name, int version) implements Comparable<Id> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,5}");

  /**
   * @throws IllegalArgumentException when the name or the version is outside its grammar
   */
  public Id {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a name: lower-case letters, digits, - and _, first a letter");
    }
    if (version < 1 || version > 999_999) {
      throw new IllegalArgumentException(
          "version " + version + " of " + name + " is not in 1..999999");
    }
  }

  /** The first version of a name. */
  public static Id of(String name) {
    return new Id(name, 1);
  }

  /**
   * Reads {@code name@version}.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static Id parse(String text) {
    int at = text.indexOf('@');
    if (at < 0 || !VERSION.matcher(text.substring(at + 1)).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not of the form name@version");
    }
    return new Id(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
  }

  @Override
  public int compareTo(Id other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Integer.compare(version, other.version);
  }

  @Override
  public String toString() {
    return name + "@" + version;
  }
}
