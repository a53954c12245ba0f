package org.aceso.runner;

/**
 * What an artifact has for one case.
 *
 * @param state how it was found
 * @param value null unless {@link State#PRESENT}
 */
record CaseValue<T>(State state, T value) {

  /** How the value of a case was found. */
  enum State {
    /** It was read, or the format says what no rows mean. */
    PRESENT,
    /** Nothing was handed in for it. */
    MISSING,
    /** Something was handed in and refused. */
    REFUSED
  }

  static <T> CaseValue<T> of(T value) {
    return new CaseValue<>(State.PRESENT, value);
  }

  static <T> CaseValue<T> missing() {
    return new CaseValue<>(State.MISSING, null);
  }

  static <T> CaseValue<T> refused() {
    return new CaseValue<>(State.REFUSED, null);
  }
}
