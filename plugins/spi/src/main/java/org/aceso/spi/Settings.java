package org.aceso.spi;

/**
 * The values of one phase for the settings of its type, standards filled in.
 *
 * <p>Each method wants the name of a declared setting of the matching {@link Setting.Kind}; another
 * name or kind is a mistake of the plugin and throws {@link IllegalArgumentException}.
 */
public interface Settings {

  /** Whether there is a value: always true but for a file that was left out. */
  boolean has(String name);

  /** The value of a {@code TEXT} or {@code CHOICE} setting. */
  String text(String name);

  /** The value of a {@code FLAG} setting. */
  boolean flag(String name);

  /** The value of an {@code INTEGER} setting. */
  long integer(String name);

  /**
   * The value of a {@code NUMBERS} setting: at least one row, all rows of one length, all finite.
   */
  double[][] numbers(String name);

  /**
   * The value of a {@code NUMBERS} setting that is one number. Let what it throws for more of them
   * pass: the host makes it the issue {@code invalid_setting}.
   */
  default double number(String name) {
    double[][] rows = numbers(name);
    if (rows.length != 1 || rows[0].length != 1) {
      throw new IllegalArgumentException("setting " + name + " holds more than one number");
    }
    return rows[0][0];
  }

  /** The value of a {@code FILE} setting. */
  Artifact file(String name);
}
