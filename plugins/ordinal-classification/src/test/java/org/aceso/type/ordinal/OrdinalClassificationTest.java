package org.aceso.type.ordinal;

import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on biopsies. */
final class OrdinalClassificationTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(OrdinalFixture.FOLDER, OrdinalClassification::new);
  }
}
