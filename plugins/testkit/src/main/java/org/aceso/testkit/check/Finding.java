package org.aceso.testkit.check;

/**
 * What came of one check.
 *
 * @param topic such as {@code determinism}
 * @param check what was asked, in words
 * @param message what was found, or why it was not checked; empty when all is well
 */
public record Finding(String topic, String check, Result result, String message) {

  /** How a check can end. */
  public enum Result {
    OK,
    FOUND,
    NOT_CHECKED
  }

  static Finding ok(String topic, String check) {
    return new Finding(topic, check, Result.OK, "");
  }

  static Finding found(String topic, String check, String message) {
    return new Finding(topic, check, Result.FOUND, message);
  }

  static Finding notChecked(String topic, String check, String why) {
    return new Finding(topic, check, Result.NOT_CHECKED, why);
  }
}
