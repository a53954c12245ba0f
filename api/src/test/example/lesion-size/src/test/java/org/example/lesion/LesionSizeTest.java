package org.example.lesion;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** Holds the type to the contract. */
final class LesionSizeTest implements ChallengeTypeContract {

  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/fixture"), LesionSize::new);
  }
}
