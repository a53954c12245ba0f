package org.aceso.spi;

import java.util.List;

/**
 * One column of a table, as data.
 *
 * @param name as in the header
 * @param kind what a cell holds
 * @param help what it means, with its unit
 * @param least the smallest number allowed; -Infinity when there is no bound
 * @param most the largest number allowed; Infinity when there is no bound
 * @param choices the words or whole numbers allowed, when only those are; otherwise empty
 */
public record Column(
    String name, Kind kind, String help, double least, double most, List<String> choices) {

  /** What a cell holds. */
  public enum Kind {
    /** The id of a case. */
    CASE,
    /** A decimal number, such as {@code 0.25} or {@code 1e-3}. */
    NUMBER,
    /** A whole number. */
    INTEGER,
    /** A text, or one of the choices. */
    TEXT
  }

  public Column {
    choices = List.copyOf(choices);
  }

  /** The column of case ids. */
  public static Column caseId(String name) {
    return new Column(
        name,
        Kind.CASE,
        "id of the case, as in the public case list",
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        List.of());
  }

  /** A decimal number within bounds. */
  public static Column number(String name, double least, double most, String help) {
    return new Column(name, Kind.NUMBER, help, least, most, List.of());
  }

  /** A whole number within bounds. */
  public static Column integer(String name, double least, double most, String help) {
    return new Column(name, Kind.INTEGER, help, least, most, List.of());
  }

  /** One of some words. */
  public static Column choice(String name, List<String> choices, String help) {
    return new Column(
        name, Kind.TEXT, help, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, choices);
  }
}
