package org.aceso.submission;

import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.phase.Phases;
import org.aceso.quota.Participation;
import org.aceso.quota.Quota;
import org.jdbi.v3.core.Handle;

/**
 * Ends submissions before their evaluation does. A worker that has one in hand finds its lease gone
 * and writes nothing.
 */
final class Cancellations {
  private final Phases phases;

  Cancellations(Phases phases) {
    this.phases = phases;
  }

  /** The submission afterwards; the same when it was cancelled before. */
  Submission cancel(Call call, Submissions.Seen seen, Handle db) {
    Submission submission = seen.submission();
    phases.share(submission.phaseId(), db);
    String team = Participation.holdLive(submission.phaseId(), submission.teamId(), db);
    SubmissionQueries.cancel(submission.id(), db)
        .ifPresent(hasBegun -> tell(call, seen, team, hasBegun, db));
    Submission now = SubmissionQueries.find(submission.id(), db).orElseThrow();
    if (now.progress() != Progress.CANCELLED) {
      throw Refusal.state(
          now.progress(), "its evaluation has ended, or it was scored and is evaluated again");
    }
    return now;
  }

  private static void tell(
      Call call, Submissions.Seen seen, String team, boolean hasBegun, Handle db) {
    Submission submission = seen.submission();
    boolean isReturned = !hasBegun && Quota.giveBack(submission.id(), db);
    Audit.record(
        call,
        AuditAction.SUBMISSION_CANCELLED,
        seen.phase().challengeId(),
        submission.id(),
        Map.of("team", submission.teamId(), "quotaReturned", isReturned),
        db);
    Events.publish(
        EventType.SUBMISSION_CANCELLED,
        seen.phase().challengeId(),
        submission.id(),
        EventAudience.team(team),
        Map.of(
            "submissionId", submission.id(),
            "phaseId", submission.phaseId(),
            "teamId", submission.teamId(),
            "state", "CANCELLED"),
        db);
  }
}
