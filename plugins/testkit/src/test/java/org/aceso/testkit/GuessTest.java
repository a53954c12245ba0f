package org.aceso.testkit;

import java.nio.file.Path;

/** The contract holds for a type that does nothing wrong. */
final class GuessTest implements ChallengeTypeContract {

  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/guess"), Guess::new).with("floor", "0");
  }
}
