package org.aceso.type.multilabel;

import org.aceso.testkit.Fixture;
import org.aceso.testkit.GoldenValueContract;

/** With the two empty columns scored as well, a perfect file stays below 1. */
final class AllColumnsTest implements GoldenValueContract {
  @Override
  public Fixture fixture() {
    return AllergenChip.fixture("allergenchip-29")
        .with("label_columns", AllergenChip.UNSCORED + "," + AllergenChip.SCORED);
  }
}
