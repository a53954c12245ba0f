package org.aceso.spi;

/**
 * Where a problem is. Every part may be missing: an empty text, or 0 for the line.
 *
 * @param file the name of the entry
 * @param line the line from 1, counted in physical lines
 * @param caseId the case
 * @param field the column, field or setting
 */
public record Location(String file, long line, String caseId, String field) {

  /** No place in particular. */
  public static final Location NOWHERE = new Location("", 0, "", "");

  /** A file as a whole. */
  public static Location file(String file) {
    return new Location(file, 0, "", "");
  }

  /** A line of a file. */
  public static Location line(String file, long line) {
    return new Location(file, line, "", "");
  }

  /** A case, wherever it stands. */
  public static Location ofCase(String caseId) {
    return new Location("", 0, caseId, "");
  }

  /** A setting. */
  public static Location setting(String name) {
    return new Location("", 0, "", name);
  }

  /** The same place, in a case. */
  public Location inCase(String id) {
    return new Location(file, line, id, field);
  }

  /** The same place, in a field. */
  public Location inField(String name) {
    return new Location(file, line, caseId, name);
  }
}
