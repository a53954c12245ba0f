package org.aceso.testkit;

import org.junit.jupiter.api.Test;

/** Whatever is handed in gets an answer: scores, or all that is wrong with it and where. */
public interface StrictReadingContract extends HasFixture {

  @Test
  default void invalidSubmissions_giveExactlyTheirIssues() {
    Trial.of(this, GoldenRules::issues);
  }

  /** A competitor who validates at home must not be surprised at the deadline. */
  @Test
  default void scoring_findsTheIssuesThatValidationFinds() {
    Trial.of(this, ReadingRules::sameIssues);
  }

  @Test
  default void damagedSubmissions_neverMakeItThrow() {
    Trial.of(this, ReadingRules::damage);
  }
}
