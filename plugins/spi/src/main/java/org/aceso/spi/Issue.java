package org.aceso.spi;

/**
 * One problem of what somebody handed in.
 *
 * @param severity whether it refuses the artifact
 * @param code a stable lower-case word for programs, such as {@code duplicate_case}
 * @param message for people: what is wrong and what would be right, without anything that a
 *     competitor may not know
 * @param location where it is
 */
public record Issue(Severity severity, String code, String message, Location location) {

  /** Whether a problem refuses the artifact. */
  public enum Severity {
    /** The artifact is refused. */
    ERROR,
    /** The artifact is taken; somebody should look. */
    WARNING
  }
}
