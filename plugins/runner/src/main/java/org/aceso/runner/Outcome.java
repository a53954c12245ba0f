package org.aceso.runner;

import java.util.List;

/**
 * What came of one submission or reference.
 *
 * @param cases how many cases the case list has
 * @param valid whether no error was found
 * @param issues what was found
 * @param scores one for each metric, in the order of the evaluation; empty unless scored and valid
 */
public record Outcome(int cases, boolean valid, IssueReport issues, List<Score> scores) {
  public Outcome {
    scores = List.copyOf(scores);
  }

  static Outcome of(int cases, IssueCollector issues, List<Score> scores) {
    return new Outcome(cases, !issues.hasErrors(), issues.toReport(), scores);
  }
}
