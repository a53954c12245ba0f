package org.aceso.type.survival;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on the columns and the ties of ANNITIA. */
final class AnnitiaTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/hdh-annitia"), Survival::new)
        .with("case_column", "trustii_id")
        .with("risk_columns", "risk_hepatic_event,risk_death")
        .with("event_columns", "hepatic_event,death")
        .with("time_columns", "hepatic_time,death_time")
        .with("tie_tolerance", "0,1e-8")
        .with("unknown_outcomes", "true");
  }
}
