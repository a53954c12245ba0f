package org.aceso.type.survival;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on two events with curves, a training file and blanks. */
final class SurvivalTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/curves"), Survival::new)
        .with("risk_columns", "risk_relapse,risk_death")
        .with("event_columns", "relapse,death")
        .with("time_columns", "relapse_months,death_months")
        .with("times", "12,24,36")
        .with("survival_prefixes", "S_relapse_,S_death_")
        .with("unknown_outcomes", "true")
        .withFile("training", "train.csv");
  }
}
