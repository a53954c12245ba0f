package org.aceso.type.sleep;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on EDF+ files. */
final class EdfNightsTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/edf-nights"), SleepStaging::new)
        .with("submission_format", "edf")
        .with("reference_format", "edf");
  }
}
