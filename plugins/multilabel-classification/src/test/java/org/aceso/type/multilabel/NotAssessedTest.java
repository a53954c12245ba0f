package org.aceso.type.multilabel;

import org.aceso.testkit.Fixture;
import org.aceso.testkit.GoldenValueContract;

/** Labels that were not assessed leave their case out for themselves alone. */
final class NotAssessedTest implements GoldenValueContract {
  @Override
  public Fixture fixture() {
    return AllergenChip.fixture("allergenchip-not-assessed")
        .with("label_columns", AllergenChip.SCORED)
        .with("unscored_columns", AllergenChip.UNSCORED)
        .with("not_assessed", "9");
  }
}
