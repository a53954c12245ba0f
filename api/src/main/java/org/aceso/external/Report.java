package org.aceso.external;

import java.util.List;
import java.util.Map;
import org.aceso.runner.Fault;
import org.aceso.runner.Score;
import org.aceso.spi.Issue;

/**
 * What an evaluator says, as it says it: what is absent is null.
 *
 * @param scores without replicates
 * @param replicates of the ranking metric, NaN where undefined
 * @param counts by code, where not all issues are listed
 */
record Report(
    Outcome outcome,
    String pluginSha256,
    String runnerVersion,
    List<Score> scores,
    double[] replicates,
    List<Issue> issues,
    Map<String, Long> counts,
    Fault fault,
    String detail) {

  /** How it ended. */
  enum Outcome {
    SCORED,
    INVALID,
    FAILED
  }

  boolean hasError() {
    return issues != null
        && issues.stream().anyMatch(issue -> issue.severity() == Issue.Severity.ERROR);
  }
}
