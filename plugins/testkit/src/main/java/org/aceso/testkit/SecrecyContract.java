package org.aceso.testkit;

import org.junit.jupiter.api.Test;

/** What a competitor sees says nothing about the answers. */
public interface SecrecyContract extends HasFixture {

  /** Two worlds with other answers: what a competitor may see must be the same in both. */
  @Test
  default void messages_areTheSameWhateverTheReference() {
    Trial.of(this, SecrecyRules::messages);
  }

  @Test
  default void otherReference_changesTheScores() {
    Trial.of(this, SecrecyRules::otherScores);
  }

  /** The public case list is proposed from the reference: only public facts may be in it. */
  @Test
  default void caseList_isTheSameWhateverTheAnswers() {
    Trial.of(this, SecrecyRules::caseList);
  }

  /** A name that only the organiser knows must not come out in any message. */
  @Test
  default void nameOfTheReference_isInNoMessage() {
    Trial.of(this, SecrecyRules::nameOfTheReference);
  }
}
