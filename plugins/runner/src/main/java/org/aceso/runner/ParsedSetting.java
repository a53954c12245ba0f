package org.aceso.runner;

/**
 * The value of one setting, or why there is none.
 *
 * @param value a String, Boolean, Long, {@code double[][]} or Path; null when there is a problem
 * @param problem to be read after "the setting must be"; null when there is a value
 */
record ParsedSetting(Object value, String problem) {

  static ParsedSetting of(Object value) {
    return new ParsedSetting(value, null);
  }

  static ParsedSetting mustBe(String what) {
    return new ParsedSetting(null, what);
  }
}
