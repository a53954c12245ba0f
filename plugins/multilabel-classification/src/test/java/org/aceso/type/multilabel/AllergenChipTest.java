package org.aceso.type.multilabel;

import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on the columns and the metric of AllergenChip. */
final class AllergenChipTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return AllergenChip.fixture("allergenchip")
        .with("label_columns", AllergenChip.SCORED)
        .with("unscored_columns", AllergenChip.UNSCORED)
        .with("empty_f1_as_one", "true")
        .withFile("baseline_labels", "train_labels.csv");
  }
}
