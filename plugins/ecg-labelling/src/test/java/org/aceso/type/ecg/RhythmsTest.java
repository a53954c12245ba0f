package org.aceso.type.ecg;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on seven records. */
final class RhythmsTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/rhythms"), EcgLabelling::new)
        .withFile("weights", "weights.csv")
        .with("equivalent_classes", "1001=1003");
  }
}
