package org.aceso.type.alarm;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on six short stays. */
final class StaysTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/stays"), EarlyWarning::new).withOrderedRows();
  }
}
