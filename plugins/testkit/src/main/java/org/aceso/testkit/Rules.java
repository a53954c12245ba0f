package org.aceso.testkit;

import java.util.List;

/** All that is asked of a challenge type. */
public final class Rules {
  private static final String CONTRACT = "contract";
  private static final String DETERMINISM = "determinism";
  private static final String LEAKS = "leaks";

  private static final List<Rule> ALL =
      List.of(
          rule(CONTRACT, "the type is named as a service", DescriptionRules::service),
          rule(CONTRACT, "describes itself alike at every call", DescriptionRules::description),
          rule(CONTRACT, "settings have names, help and standards", DescriptionRules::settings),
          rule(CONTRACT, "formats say what a client needs", DescriptionRules::formats),
          rule(CONTRACT, "scores under the keys it announces", DescriptionRules::metrics),
          rule(CONTRACT, "the sample is a valid submission", DescriptionRules::sample),
          rule(CONTRACT, "the reference is accepted", DescriptionRules::reference),
          golden("submissions score their expected values", GoldenRules::values),
          golden("invalid submissions give exactly their issues", GoldenRules::issues),
          rule(CONTRACT, "scoring finds what validation finds", ReadingRules::sameIssues),
          rule(CONTRACT, "400 damaged submissions get an answer", ReadingRules::damage),
          rule(DETERMINISM, "same bits in every locale and time zone", DeterminismRules::locales),
          rule(DETERMINISM, "same bits with 1 and 8 threads", DeterminismRules::threads),
          rule(DETERMINISM, "same bits when observed in parts", DeterminismRules::parts),
          rule(DETERMINISM, "same bits for shuffled rows", DeterminismRules::shuffledRows),
          rule(DETERMINISM, "replicates depend on the seed alone", DeterminismRules::seed),
          rule(LEAKS, "messages are the same whatever the truth is", SecrecyRules::messages),
          rule(LEAKS, "another truth changes the scores", SecrecyRules::otherScores),
          rule(LEAKS, "the case list is the same whatever the truth is", SecrecyRules::caseList),
          rule(LEAKS, "no message names the reference's file", SecrecyRules::nameOfTheReference));

  private Rules() {}

  /** In the order in which they are best read. */
  public static List<Rule> all() {
    return ALL;
  }

  private static Rule rule(String topic, String name, Rule.Body body) {
    return new Rule(topic, name, false, body);
  }

  private static Rule golden(String name, Rule.Body body) {
    return new Rule(CONTRACT, name, true, body);
  }
}
