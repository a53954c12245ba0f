package org.aceso.testkit;

import org.junit.jupiter.api.Test;

/** The same submission gets the same bits everywhere. */
public interface DeterminismContract extends HasFixture {

  @Test
  default void outcomes_haveTheSameBitsInEveryLocaleAndTimeZone() {
    Trial.of(this, DeterminismRules::locales);
  }

  @Test
  default void outcomes_haveTheSameBitsAtAnyNumberOfThreads() {
    Trial.of(this, DeterminismRules::threads);
  }

  /** Observations may be made on other machines, and are stored in between. */
  @Test
  default void outcomes_haveTheSameBitsWhenCasesAreObservedInParts() {
    Trial.of(this, DeterminismRules::parts);
  }

  @Test
  default void outcomes_haveTheSameBitsForShuffledRows() {
    Trial.of(this, DeterminismRules::shuffledRows);
  }

  @Test
  default void replicates_dependOnTheSeedAlone() {
    Trial.of(this, DeterminismRules::seed);
  }
}
