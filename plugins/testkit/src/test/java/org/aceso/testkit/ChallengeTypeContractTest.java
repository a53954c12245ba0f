package org.aceso.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Each deliberately broken type fails the test that is there to find it. */
final class ChallengeTypeContractTest {
  private static Flaw flaw = Flaw.NONE;

  /** Run by the engine below, and under another name than surefire looks for. */
  static final class Flawed implements ChallengeTypeContract {
    @Override
    public Fixture fixture() {
      Flaw now = flaw;
      return Fixture.in(
          Path.of("src/test/resources/guess"),
          () -> now == Flaw.OTHER_CLASS ? new Unnamed() : new Guess(now));
    }
  }

  private static final class Unnamed extends Guess {}

  @ParameterizedTest
  @CsvSource({
    "OTHER_CLASS, type_isNamedAsAService",
    "WRONG_VALUE, submissions_scoreTheirExpectedValues",
    "LENIENT, invalidSubmissions_giveExactlyTheirIssues",
    "FRAGILE, damagedSubmissions_neverMakeItThrow",
    "LOCALE, outcomes_haveTheSameBitsInEveryLocaleAndTimeZone",
    "THREAD_STATE, outcomes_haveTheSameBitsAtAnyNumberOfThreads",
    "ROW_ORDER, outcomes_haveTheSameBitsForShuffledRows",
    "CLOCK, replicates_dependOnTheSeedAlone",
    "LEAK, messages_areTheSameWhateverTheReference",
    "TELLING_CASES, caseList_isTheSameWhateverTheAnswers",
    "MOODY, description_isTheSameAtEveryCallAndSurvivesJson",
    "BAD_SAMPLE, sample_isAValidSubmission",
    "DIRECTIONLESS, metrics_scoreUnderTheKeysTheyAnnounce",
    "OUT_OF_RANGE, submissions_scoreTheirExpectedValues",
  })
  void brokenType_failsTheTestThatIsThereToFindIt(Flaw broken, String test) {
    Set<String> failed = failures(broken);
    assertTrue(failed.contains(test), () -> broken + " fails only " + failed);
  }

  @ParameterizedTest
  @CsvSource("NONE")
  void soundType_failsNothing(Flaw none) {
    assertEquals(Set.of(), failures(none));
  }

  private static Set<String> failures(Flaw broken) {
    flaw = broken;
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Flawed.class))
            .execute()
            .testEvents();
    assertTrue(tests.started().count() > 10, "the contract has not been run");
    return tests
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName().replaceFirst("\\(.*", ""))
        .collect(Collectors.toSet());
  }
}
