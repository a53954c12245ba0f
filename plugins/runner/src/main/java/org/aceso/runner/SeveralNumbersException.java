package org.aceso.runner;

/** An organiser stated several numbers where a type asks for one. */
final class SeveralNumbersException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String setting;

  SeveralNumbersException(String setting) {
    super("setting " + setting + " holds more than one number");
    this.setting = setting;
  }

  String setting() {
    return setting;
  }
}
