package org.aceso.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.challenge.ChallengeState;
import org.aceso.database.DatabaseClock;
import org.aceso.document.Agreements;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Phases;
import org.aceso.queue.Jobs;
import org.aceso.queue.Priority;
import org.aceso.quota.Admission;
import org.aceso.quota.Eligibility;
import org.aceso.quota.Participation;
import org.aceso.quota.Quota;
import org.aceso.storage.Blob;
import org.jdbi.v3.core.Handle;

/** Who may hand something in now: every refusal, and what is written when there is none. */
public final class Admissions {
  private final Phases phases;

  public Admissions(Phases phases) {
    this.phases = phases;
  }

  /** Refuses everything that can be known before the file arrives. */
  Admission admit(Call call, String phaseId, Handle db) {
    Instant at = DatabaseClock.now(db);
    Phases.Seen seen = phases.see(call, phaseId, db);
    Phase phase = seen.phase();
    requireOpen(phase, seen.audience());
    String team =
        seen.audience()
            .teamId()
            .orElseThrow(
                () -> Refusal.forbidden("only a member of a team of the challenge submits"));
    Agreements.require(seen.audience(), db);
    requireMediaType(call, phase.frozen().predictions().mediaType());
    Admission admission = new Admission(phaseId, team, at);
    requireQuota(call, phase, seen.audience(), admission, db);
    return admission;
  }

  /** Takes a stored file in: quota, submission and its place in the queue, or nothing of these. */
  Submission accept(Call call, Admission admission, Blob blob, Handle db) {
    Phase phase = phases.share(admission.phaseId(), db);
    if (phase.state() == PhaseState.PUBLISHED) {
      throw Refusal.state(phase.state(), "the phase was published while the file arrived");
    }
    boolean teamIsThere = Participation.join(admission, db);
    Audience audience = Audience.of(call, phase.challengeId(), db);
    if (!teamIsThere || !audience.teamId().equals(Optional.of(admission.teamId()))) {
      throw Refusal.forbidden("the caller changed teams while the file arrived: send it again");
    }
    requireQuota(call, phase, audience, admission, db);
    String id = Ids.next("sub");
    String person = call.caller().personId();
    SubmissionQueries.insert(id, admission, blob.sha256(), call.mediaType(), person, db);
    Quota.take(id, admission, db);
    Jobs.enqueue(id, admission.phaseId(), admission.teamId(), Priority.LIVE, db);
    Events.publish(
        EventType.SUBMISSION_RECEIVED,
        phase.challengeId(),
        id,
        EventAudience.team(admission.teamId()),
        Map.of(
            "submissionId",
            id,
            "phaseId",
            admission.phaseId(),
            "teamId",
            admission.teamId(),
            "state",
            "RECEIVED"),
        db);
    return SubmissionQueries.find(id, db).orElseThrow();
  }

  /** The phase that a file may be held against without submitting it, before it opens too. */
  Phase admitValidation(Call call, String phaseId, Handle db) {
    Phases.Seen seen = phases.see(call, phaseId, db);
    Phase phase = seen.phase();
    requireTested(phase, seen.audience());
    if (phase.state() != PhaseState.READY && phase.state() != PhaseState.OPEN) {
      throw Refusal.state(phase.state(), "files are validated until the phase closes");
    }
    Agreements.require(seen.audience(), db);
    requireMediaType(call, phase.frozen().predictions().mediaType());
    return phase;
  }

  /** Whether the caller could submit now, and what would be said if not. */
  Eligibility eligibility(Phases.Seen seen, Handle db) {
    Audience audience = seen.audience();
    String team =
        audience
            .teamId()
            .orElseThrow(() -> Refusal.forbidden("only a member of a team has a quota"));
    Admission now = new Admission(seen.phase().id(), team, DatabaseClock.now(db));
    List<Quota.State> limits = limits(seen.phase(), audience, now, db);
    List<Refusal> reasons = new ArrayList<>();
    note(reasons, () -> requireOpen(seen.phase(), audience));
    note(reasons, () -> Agreements.require(audience, db));
    List<Quota.State> exhausted = Quota.exhausted(limits);
    if (!exhausted.isEmpty()) {
      reasons.add(Quota.refusal(exhausted, now.at()));
    }
    return Eligibility.of(seen.phase(), now, limits, reasons);
  }

  private static void note(List<Refusal> reasons, Runnable check) {
    try {
      check.run();
    } catch (Refusal refusal) {
      reasons.add(refusal);
    }
  }

  private static List<Quota.State> limits(Phase phase, Audience audience, Admission at, Handle db) {
    return Quota.states(phase.draft().quota(), at, audience.challenge().timeZone(), db);
  }

  private static void requireTested(Phase phase, Audience audience) {
    ChallengeState challenge = audience.challenge().state();
    if (!challenge.isAlive()) {
      throw Refusal.state(challenge, "the challenge takes no submissions any more");
    }
    boolean isDraft = phase.state() == PhaseState.DRAFT;
    if (isDraft || !phase.draft().kind().takesSubmissions() || !phase.frozen().evaluates()) {
      throw Refusal.state(phase.state(), "this phase takes no submissions");
    }
  }

  private static void requireOpen(Phase phase, Audience audience) {
    requireTested(phase, audience);
    if (phase.state() != PhaseState.OPEN) {
      throw Refusal.state(
          phase.state(),
          switch (phase.state()) {
            case READY -> "the phase opens at " + phase.draft().opensAt();
            case PUBLISHED -> "the phase is published: it takes no submissions any more";
            default ->
                "the phase is closed: its time ended at "
                    + phase.draft().closesAt()
                    + ", or an organiser closed it before";
          });
    }
  }

  private static void requireMediaType(Call call, String expected) {
    if (!call.mediaType().equals(expected)) {
      throw new Refusal(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "this phase takes " + expected + ", not \"" + call.mediaType() + "\"");
    }
  }

  private static void requireQuota(
      Call call, Phase phase, Audience audience, Admission admission, Handle db) {
    List<Quota.State> limits = limits(phase, audience, admission, db);
    List<Quota.State> exhausted = Quota.exhausted(limits);
    if (exhausted.isEmpty()) {
      Eligibility.of(phase, admission, limits, List.of()).require(call.query("eligibility"));
      return;
    }
    Audit.recordRefusal(
        call,
        AuditAction.QUOTA_REFUSED,
        phase.challengeId(),
        admission.teamId(),
        Map.of(
            "phase", phase.id(),
            "limits", exhausted.stream().map(Quota.State::text).toList()),
        db);
    throw Quota.refusal(exhausted, admission.at());
  }
}
