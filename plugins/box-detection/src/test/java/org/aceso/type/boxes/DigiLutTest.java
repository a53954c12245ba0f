package org.aceso.type.boxes;

import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on the rows and the metric of DigiLut. */
final class DigiLutTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return DigiLut.fixture();
  }
}
