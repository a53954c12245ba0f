package org.aceso.type.risk;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on breast tumours. */
final class BinaryRiskTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/binary-risk"), BinaryRisk::new)
        .with("epsilon", "2.220446049250313e-16,1e-15");
  }
}
