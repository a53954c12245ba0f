package org.aceso.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aceso.http.Json;
import org.aceso.phase.Phase;
import org.aceso.plugin.PluginJson;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.wire.IssueList;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes what came of an evaluation, in one transaction and only while the lease holds: that makes
 * "at least once" evaluate with the effect of exactly once.
 */
final class Results {
  private final Jdbi jdbi;

  Results(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The file was read: it is invalid, or it has scores. */
  void finish(Job job, Phase phase, Outcome outcome) {
    IssueList issues = PluginJson.wire(outcome.issues());
    String receipt = Json.text(Receipts.of(job, phase.frozen(), phase.draft().ranking()));
    jdbi.useTransaction(
        db -> {
          if (!EvaluationQueries.lock(job, db)) {
            return;
          }
          if (!outcome.valid()) {
            EvaluationQueries.setSubmission(job.submissionId(), "INVALID", Json.text(issues), db);
            EvaluationQueries.failed(
                job, Fault.SUBMISSION.name(), "the file was refused", receipt, db);
            EvaluationQueries.returnQuota(job.submissionId(), db);
            return;
          }
          EvaluationQueries.setSubmission(job.submissionId(), "VALID", Json.text(issues), db);
          Optional<Score> ranking = ranking(outcome, phase);
          Double value = ranking.map(Score::value).orElse(null);
          EvaluationQueries.scored(job, receipt, Json.text(wire(outcome.scores())), value, db);
          ranking
              .map(Score::replicates)
              .filter(replicates -> replicates.length > 0)
              .ifPresent(
                  replicates ->
                      EvaluationQueries.storeReplicates(
                          job.evaluationId(), Replicates.bytes(replicates), db));
          Standings.update(job, value, phase, db);
        });
  }

  /** The file could not be evaluated, through no fault of the team: its quota is given back. */
  void fail(Job job, Phase phase, Fault fault, String detail) {
    String receipt =
        phase.frozen() == null
            ? null
            : Json.text(Receipts.of(job, phase.frozen(), phase.draft().ranking()));
    jdbi.useTransaction(
        db -> {
          if (EvaluationQueries.lock(job, db)) {
            EvaluationQueries.setSubmission(job.submissionId(), "VALID", null, db);
            EvaluationQueries.failed(job, fault.name(), detail, receipt, db);
            EvaluationQueries.returnQuota(job.submissionId(), db);
          }
        });
  }

  private static Optional<Score> ranking(Outcome outcome, Phase phase) {
    String key = phase.draft().ranking().metric();
    return outcome.scores().stream().filter(score -> score.key().equals(key)).findFirst();
  }

  private static List<org.aceso.wire.Score> wire(List<Score> scores) {
    List<org.aceso.wire.Score> wire = new ArrayList<>();
    for (Score score : scores) {
      double[] ascending = Replicates.ascending(score.replicates());
      double low = Replicates.quantile(ascending, 0.025);
      double high = Replicates.quantile(ascending, 0.975);
      Map<String, Object> parts = new TreeMap<>();
      score.parts().forEach((name, rows) -> parts.put(name, PluginJson.rows(rows)));
      wire.add(
          new org.aceso.wire.Score(
              score.key(),
              score.value(),
              score.undefinedReason(),
              Double.isNaN(low) ? null : low,
              Double.isNaN(high) ? null : high,
              parts.isEmpty() ? null : parts));
    }
    return wire;
  }
}
