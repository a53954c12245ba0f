package org.aceso.evaluation;

import java.util.List;
import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.phase.Phase;
import org.aceso.queue.Job;
import org.aceso.queue.Jobs;
import org.aceso.quota.Quota;
import org.aceso.runner.Fault;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;

/**
 * What the end of an evaluation that counts means for its submission, its team's quota and the
 * board. One that does not count yet means nothing: a rescoring may make it count.
 */
record Consequences(Job job, Phase phase, Ground ground, Handle db) {

  void scored(String issues) {
    EvaluationQueries.setSubmission(job.submissionId(), "VALID", issues, db);
    Standings.add(job.evaluationId(), ground.team(), phase, db);
    tell(EventType.SUBMISSION_SCORED, "SCORED");
    follow();
  }

  void invalid(String issues) {
    EvaluationQueries.setSubmission(job.submissionId(), "INVALID", issues, db);
    returnQuota(Fault.SUBMISSION);
    tell(EventType.SUBMISSION_INVALID, "INVALID");
    follow();
  }

  void failed(Fault fault) {
    EvaluationQueries.setSubmission(job.submissionId(), "VALID", null, db);
    returnQuota(fault);
    tell(EventType.SUBMISSION_FAILED, "FAILED");
    follow();
  }

  /** Rescoring gives and takes none: what counted when it was handed in is settled. */
  private void returnQuota(Fault fault) {
    boolean isFirst = job.rescoringId().isEmpty();
    if (isFirst
        && phase.draft().quotaCounts().returns(fault)
        && Quota.giveBack(job.submissionId(), db)) {
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
  private void tell(EventType type, String state) {
    Events.publish(
        type,
        phase.challengeId(),
        job.submissionId(),
        EventAudience.team(ground.team()),
        Map.of(
            "submissionId", job.submissionId(),
            "phaseId", job.phaseId(),
            "teamId", job.teamId(),
            "state", state),
        db);
  }

  /** What was handed in while a rescoring is under way becomes part of that. */
  private void follow() {
    ground.rescoring().ifPresent(id -> Jobs.rescore(List.of(job.evaluationId()), id, db));
  }
}
