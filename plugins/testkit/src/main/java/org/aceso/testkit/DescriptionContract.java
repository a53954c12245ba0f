package org.aceso.testkit;

import org.junit.jupiter.api.Test;

/** What a type says about itself is complete and true. */
public interface DescriptionContract extends HasFixture {

  /** A jar whose type is not named offers nothing, and says so only when it is uploaded. */
  @Test
  default void type_isNamedAsAService() {
    Trial.of(this, DescriptionRules::service);
  }

  @Test
  default void description_isTheSameAtEveryCallAndSurvivesJson() {
    Trial.of(this, DescriptionRules::description);
  }

  @Test
  default void settings_haveNamesHelpAndStandardsOfTheirKind() {
    Trial.of(this, DescriptionRules::settings);
  }

  @Test
  default void formats_sayWhatAClientNeeds() {
    Trial.of(this, DescriptionRules::formats);
  }

  @Test
  default void metrics_scoreUnderTheKeysTheyAnnounce() {
    Trial.of(this, DescriptionRules::metrics);
  }

  @Test
  default void sample_isAValidSubmission() {
    Trial.of(this, DescriptionRules::sample);
  }

  @Test
  default void reference_isValidAndListsItsCases() {
    Trial.of(this, DescriptionRules::reference);
  }
}
