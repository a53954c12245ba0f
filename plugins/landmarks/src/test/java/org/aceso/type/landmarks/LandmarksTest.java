package org.aceso.type.landmarks;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on two dimensions with spacings in the reference. */
final class LandmarksTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/landmarks"), Landmarks::new)
        .with("landmarks", "sella,nasion,orbitale,porion,gonion,menton");
  }
}
