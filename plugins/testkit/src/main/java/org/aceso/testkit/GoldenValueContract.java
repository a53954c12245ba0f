package org.aceso.testkit;

import org.junit.jupiter.api.Test;

/** Scores are the known right ones. */
public interface GoldenValueContract extends HasFixture {

  @Test
  default void submissions_scoreTheirExpectedValues() {
    Trial.of(this, GoldenRules::values);
  }
}
