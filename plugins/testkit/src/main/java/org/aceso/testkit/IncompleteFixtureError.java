package org.aceso.testkit;

/** A fixture holds too little to tell whether a type keeps a rule; the message says what to add. */
public final class IncompleteFixtureError extends AssertionError {
  private static final long serialVersionUID = 1L;

  /** With what to add. */
  public IncompleteFixtureError(String message) {
    super(message);
  }
}
