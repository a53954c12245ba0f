package org.aceso.runner;

import java.util.Optional;

/**
 * What was made from somebody's input, with all that is wrong with the input.
 *
 * @param value empty when an error was found
 * @param issues errors and warnings
 */
public record Checked<T>(Optional<T> value, IssueReport issues) {

  /**
   * The value.
   *
   * @throws IllegalArgumentException when there is none, with the first problem as its message
   */
  public T get() {
    return value.orElseThrow(() -> new IllegalArgumentException(issues.summary()));
  }

  static <T> Checked<T> of(T value, IssueCollector issues) {
    return new Checked<>(
        issues.hasErrors() ? Optional.empty() : Optional.of(value), issues.toReport());
  }
}
