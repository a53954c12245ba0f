package org.aceso;

/** A command was asked for something that is not there or not allowed: exit status 64. */
final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String message) {
    super(message);
  }
}
