package org.aceso.testkit.check;

/** A type cannot be checked with these settings or this fixture; the message says why. */
public final class RefusedSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedSettingsException(String message) {
    super(message);
  }
}
