package org.aceso.testkit;

import java.nio.file.Path;

/**
 * One thing that is asked of a challenge type, without a test framework: the contracts make tests
 * of it, {@code aceso plugin check} asks it of a jar.
 *
 * @param topic such as {@code determinism}
 * @param name what holds, in words
 * @param golden whether it reads {@code golden.json}
 * @param body tries it
 */
public record Rule(String topic, String name, boolean golden, Body body) {

  /** What tries a rule. */
  @FunctionalInterface
  public interface Body {

    /**
     * Tries a type with a fixture.
     *
     * @param folder an empty one for what is written meanwhile
     * @throws AssertionError when the type does not keep the rule, and how
     * @throws IncompleteFixtureError when the fixture holds too little to tell
     * @throws NotCheckedException when the rule does not concern the type
     */
    void hold(Fixture fixture, Path folder);
  }
}
