package org.aceso.evaluation;

import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Json;
import org.aceso.phase.Phase;
import org.aceso.plugin.PluginJson;
import org.aceso.queue.Job;
import org.aceso.quota.Participation;
import org.aceso.quota.Quota;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;
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
    String issues = Json.text(PluginJson.wire(outcome.issues()));
    String receipt = Json.text(ReceiptJson.of(job, phase.frozen(), phase.draft().ranking()));
    jdbi.useTransaction(
        db -> {
          Optional<String> team = lock(job, db);
          if (team.isEmpty()) {
            return;
          }
          if (!outcome.valid()) {
            EvaluationQueries.setSubmission(job.submissionId(), "INVALID", issues, db);
            EvaluationQueries.failed(
                job, Fault.SUBMISSION.name(), "the file was refused", receipt, db);
            returnQuota(job, phase, Fault.SUBMISSION, db);
            Tally.failed(Fault.SUBMISSION, db);
            tell(EventType.SUBMISSION_INVALID, "INVALID", job, team.get(), phase, db);
            return;
          }
          EvaluationQueries.setSubmission(job.submissionId(), "VALID", issues, db);
          Optional<Score> ranking = ranking(outcome, phase);
          Double value = ranking.map(Score::value).orElse(null);
          EvaluationQueries.scored(
              job, receipt, EvaluationJson.stored(outcome.scores()), value, db);
          ranking
              .map(Score::replicates)
              .filter(replicates -> replicates.length > 0)
              .ifPresent(
                  replicates ->
                      EvaluationQueries.storeReplicates(
                          job.evaluationId(), Replicates.bytes(replicates), db));
          Tally.scored(db);
          Standings.add(job.evaluationId(), team.get(), phase, db);
          tell(EventType.SUBMISSION_SCORED, "SCORED", job, team.get(), phase, db);
        });
  }

  /** The file could not be evaluated, through no fault of the team: its quota is given back. */
  void fail(Job job, Phase phase, Fault fault, String detail) {
    String receipt =
        phase.frozen() == null
            ? null
            : Json.text(ReceiptJson.of(job, phase.frozen(), phase.draft().ranking()));
    jdbi.useTransaction(
        db -> {
          Optional<String> team = lock(job, db);
          if (team.isPresent()) {
            EvaluationQueries.setSubmission(job.submissionId(), "VALID", null, db);
            EvaluationQueries.failed(job, fault.name(), detail, receipt, db);
            returnQuota(job, phase, fault, db);
            Tally.failed(fault, db);
            tell(EventType.SUBMISSION_FAILED, "FAILED", job, team.get(), phase, db);
          }
        });
  }

  /**
   * Holds the job's row, and before it the participation of the team that the job's is part of by
   * now, whose id this is; empty when the lease is the job's no more.
   */
  private static Optional<String> lock(Job job, Handle db) {
    String team = Participation.holdLive(job.phaseId(), job.teamId(), db);
    return EvaluationQueries.lock(job, db) ? Optional.of(team) : Optional.empty();
  }

  private static void returnQuota(Job job, Phase phase, Fault fault, Handle db) {
    if (phase.draft().quotaCounts().returns(fault) && Quota.giveBack(job.submissionId(), db)) {
      Map<String, ?> facts =
          Map.of("phase", phase.id(), "submission", job.submissionId(), "fault", fault);
      Audit.record(
          Origin.BACKGROUND,
          AuditAction.QUOTA_RETURNED,
          phase.challengeId(),
          job.teamId(),
          facts,
          db);
    }
  }

  /** That it is over, not how it ended: scores are read where they are shown. */
  private static void tell(
      EventType type, String state, Job job, String toTeam, Phase phase, Handle db) {
    Events.publish(
        type,
        phase.challengeId(),
        job.submissionId(),
        EventAudience.team(toTeam),
        Map.of(
            "submissionId", job.submissionId(),
            "phaseId", job.phaseId(),
            "teamId", job.teamId(),
            "state", state),
        db);
  }

  private static Optional<Score> ranking(Outcome outcome, Phase phase) {
    String key = phase.draft().ranking().metric();
    return outcome.scores().stream().filter(score -> score.key().equals(key)).findFirst();
  }
}
