package org.aceso.spi;

/**
 * Takes the problems that a plugin finds. The host keeps the first 100 of each code and counts the
 * rest, so that a plugin reports everything it sees. Any thread.
 */
@FunctionalInterface
public interface Issues {

  void report(Issue issue);

  /** Reports a problem that refuses the artifact. */
  default void error(String code, String message, Location location) {
    report(new Issue(Issue.Severity.ERROR, code, message, location));
  }

  /** Reports a problem that does not. */
  default void warning(String code, String message, Location location) {
    report(new Issue(Issue.Severity.WARNING, code, message, location));
  }
}
