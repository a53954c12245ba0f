package org.aceso.spi;

import java.util.List;

/**
 * One thing that an organiser can choose, as data from which a client can build a form.
 *
 * @param name lower-case words with {@code _} between them, such as {@code positive_label}
 * @param kind the shape of the value
 * @param help one or two sentences: what it changes, its unit and range
 * @param required whether a phase must state it; a setting that is not required has a standard, or
 *     is a file that may be left out
 * @param standard the value used when nothing is stated, written as on the command line; empty when
 *     there is none
 * @param choices what a {@link Kind#CHOICE} offers, otherwise empty
 */
public record Setting(
    String name, Kind kind, String help, boolean required, String standard, List<String> choices) {

  /** The shapes that a value can have, with the way it is written on the command line. */
  public enum Kind {
    /** Any text of at most 1 000 characters. */
    TEXT,
    /** One of the choices. */
    CHOICE,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number of 64 bits. */
    INTEGER,
    /** Finite numbers in rows of equal length: {@code 0.5}, {@code 1,2,3} or {@code 0,1;1,0}. */
    NUMBERS,
    /** A file: its path on the command line, a file of a data set on the server. */
    FILE
  }

  public Setting {
    choices = List.copyOf(choices);
  }

  /** A text with a standard. */
  public static Setting text(String name, String standard, String help) {
    return new Setting(name, Kind.TEXT, help, false, standard, List.of());
  }

  /** One of several words, the first of which is the standard. */
  public static Setting choice(String name, List<String> choices, String help) {
    return new Setting(name, Kind.CHOICE, help, false, choices.get(0), choices);
  }

  /** A yes or no. */
  public static Setting flag(String name, boolean standard, String help) {
    return new Setting(name, Kind.FLAG, help, false, Boolean.toString(standard), List.of());
  }

  /** A whole number with a standard. */
  public static Setting integer(String name, long standard, String help) {
    return new Setting(name, Kind.INTEGER, help, false, Long.toString(standard), List.of());
  }

  /** One number, a row or a matrix of numbers with a standard written as on the command line. */
  public static Setting numbers(String name, String standard, String help) {
    return new Setting(name, Kind.NUMBERS, help, false, standard, List.of());
  }

  /** A file that may be left out; {@link Settings#has} tells. */
  public static Setting file(String name, String help) {
    return new Setting(name, Kind.FILE, help, false, "", List.of());
  }

  /** The same setting without its standard: every phase must state it. */
  public Setting mandatory() {
    return new Setting(name, kind, help, true, "", choices);
  }
}
