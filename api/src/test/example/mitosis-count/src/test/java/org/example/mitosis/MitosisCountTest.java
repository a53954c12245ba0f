package org.example.mitosis;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

// guide:test
final class MitosisCountTest implements ChallengeTypeContract {

  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/fixture"), MitosisCount::new);
  }
}
// end
