package org.aceso.external;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aceso.evaluation.Results;
import org.aceso.evaluation.Workers;
import org.aceso.phase.Phase;
import org.aceso.queue.ExternalJobs;
import org.aceso.queue.Job;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.spi.Issue;
import org.jdbi.v3.core.Handle;

/** Writes what evaluators report, by the way of results of one's own workers. */
final class Reports {
  private final ExternalJobs jobs;

  Reports(ExternalJobs jobs) {
    this.jobs = jobs;
  }

  /**
   * The state that the evaluation is in now. Refuses what does not fit, and what comes too late.
   */
  String take(Report report, Leases.Held held, Handle db) {
    Phase phase = held.phase();
    Job job = held.lease().job();
    ReportCheck.require(report, phase);
    boolean counts;
    String state;
    if (report.outcome() != Report.Outcome.FAILED) {
      counts =
          Results.finish(
              job, phase, outcome(report, phase), Optional.of(report.runnerVersion()), db);
      state = report.outcome() == Report.Outcome.SCORED ? "SCORED" : "FAILED";
    } else if (job.attempt() < Workers.attempts(report.fault())) {
      // Found again when the lease would have ended: a pause, as one's own workers make.
      counts = jobs.leave(job, db);
      state = "QUEUED";
    } else {
      counts = Results.fail(job, phase, report.fault(), detail(report), db);
      state = "FAILED";
    }
    if (!counts) {
      throw Leases.lost();
    }
    return state;
  }

  private static String detail(Report report) {
    return report.detail() == null ? "the external evaluator failed" : report.detail();
  }

  private static Outcome outcome(Report report, Phase phase) {
    boolean isValid = report.outcome() == Report.Outcome.SCORED;
    List<Score> scores = isValid ? inOrder(report, phase) : List.of();
    return new Outcome(phase.frozen().cases(), isValid, issues(report), scores);
  }

  /** In the order of the metrics of the phase, with the replicates where they belong. */
  private static List<Score> inOrder(Report report, Phase phase) {
    Map<String, Score> byKey =
        report.scores().stream().collect(Collectors.toMap(Score::key, Function.identity()));
    String ranking = phase.draft().ranking().metric();
    return phase.frozen().metrics().stream()
        .map(metric -> byKey.get(metric.key()))
        .map(score -> score.key().equals(ranking) ? with(score, report.replicates()) : score)
        .toList();
  }

  private static Score with(Score score, double[] replicates) {
    return new Score(
        score.key(),
        score.value(),
        score.undefinedReason(),
        score.parts(),
        score.curves(),
        score.perCase(),
        replicates);
  }

  private static IssueReport issues(Report report) {
    List<Issue> listed = report.issues() == null ? List.of() : report.issues();
    TreeMap<String, Long> counts = new TreeMap<>();
    listed.forEach(issue -> counts.merge(issue.code(), 1L, Long::sum));
    counts.putAll(report.counts());
    return new IssueReport(listed, counts);
  }
}
