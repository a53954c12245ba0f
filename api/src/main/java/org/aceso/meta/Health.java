package org.aceso.meta;

import java.util.Map;
import java.util.TreeMap;

/** Asks the parts of the server whether they answer. */
public final class Health {
  private final Map<String, Check> checks;

  public Health(Map<String, Check> checks) {
    this.checks = new TreeMap<>(checks);
  }

  /** Throws when a part does not answer; must come back within seconds. */
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }

  /** By part: {@code up}, or why not. */
  Map<String, String> ask() {
    Map<String, String> answers = new TreeMap<>();
    checks.forEach(
        (part, check) -> {
          try {
            check.run();
            answers.put(part, "up");
          } catch (Exception e) {
            answers.put(part, "down: " + e.getClass().getSimpleName());
          }
        });
    return answers;
  }
}
