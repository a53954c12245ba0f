package org.aceso.testkit;

/** A rule that does not concern a type; the message says why. */
public final class NotCheckedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotCheckedException(String message) {
    super(message);
  }
}
