package org.aceso.submission;

import java.util.Map;
import org.aceso.audit.AuditAction;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;

/**
 * Takes submissions off the board at their team's wish. Nothing else of them goes: what they used
 * of the quota stays used, as their scores were seen.
 */
final class Withdrawals {
  private Withdrawals() {}

  /** The submission afterwards; the same when it was withdrawn before. */
  static Submission withdraw(Call call, Submissions.Held held, Handle db) {
    Submission submission = held.seen().submission();
    if (!submission.isFinal()) {
      throw Refusal.state(submission.progress(), "its evaluation has not ended: cancel it instead");
    }
    if (submission.annotations().withdrawnAt().isPresent()) {
      return submission;
    }
    AnnotationQueries.withdraw(submission.id(), db);
    Standings.choose(held.team(), held.seen().phase(), db);
    Annotated.record(call, AuditAction.SUBMISSION_WITHDRAWN, held, Map.of(), db);
    Events.publish(
        EventType.SUBMISSION_WITHDRAWN,
        held.seen().phase().challengeId(),
        submission.id(),
        EventAudience.team(held.team()),
        Map.of(
            "submissionId", submission.id(),
            "phaseId", submission.phaseId(),
            "teamId", submission.teamId(),
            "state", submission.progress().name()),
        db);
    return SubmissionQueries.find(submission.id(), db).orElseThrow();
  }
}
