package org.aceso.command;

/** The command line does not fit what is there: exit status 64. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
