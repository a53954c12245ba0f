package org.aceso;

/** Something that the operator has to correct before the server can start; one line. */
final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }
}
