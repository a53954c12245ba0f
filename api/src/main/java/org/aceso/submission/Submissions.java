package org.aceso.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.access.Permission;
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
import org.aceso.quota.Admission;
import org.aceso.quota.Eligibility;
import org.aceso.quota.Participation;
import org.aceso.quota.Quota;
import org.aceso.storage.Blob;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/** What can be done with submissions. */
public final class Submissions {
  private final Phases phases;

  public Submissions(Phases phases) {
    this.phases = phases;
  }

  /** A submission with its phase and what the caller is to it. */
  public record Seen(Submission submission, Phase phase, Audience audience) {

    /** Whether it is one of the caller's team. */
    boolean isOwn() {
      return audience.teamId().equals(Optional.of(submission.teamId()));
    }

    /** Whether the caller may read its scores now. */
    public boolean showsScores() {
      return phase.draft().visibility().showsOwnScores(audience, phase.state());
    }
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
    SubmissionQueries.enqueue(Ids.next("eva"), id, admission, db);
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

  /**
   * A submission that the caller may know of: of their own team, or of a challenge they organise.
   */
  public Seen see(Call call, String id, Handle db) {
    Submission submission =
        SubmissionQueries.find(id, db).orElseThrow(() -> Refusal.notFound("submission"));
    Phases.Seen phase =
        Refusal.hiding("submission", () -> phases.around(call, submission.phaseId(), db));
    Audience audience = phase.audience();
    if (!audience.may(Permission.READ_ALL_SUBMISSIONS)
        && !isOf(audience.teamId(), submission.teamId(), db)) {
      throw Refusal.notFound("submission");
    }
    audience.permit(call);
    return new Seen(submission, phase.phase(), audience);
  }

  /** Whether a team handed something in, itself or before it became part of the caller's. */
  private static boolean isOf(Optional<String> callers, String team, Handle db) {
    return callers.equals(Optional.of(team))
        || (callers.isPresent() && callers.get().equals(Teams.live(team, db)));
  }

  /**
   * Those of the caller's team, or of the team an organiser asks for, or all. What a team handed in
   * before it became part of another is that one's, too.
   */
  List<Submission> page(
      Phases.Seen seen,
      Optional<String> team,
      Optional<String> state,
      String before,
      int count,
      Handle db) {
    Optional<String> of = team;
    if (!seen.audience().may(Permission.READ_ALL_SUBMISSIONS)) {
      Optional<String> own = seen.audience().teamId();
      of = team.or(() -> own);
      if (of.isEmpty() || !isOf(own, of.get(), db)) {
        return List.of();
      }
    }
    List<String> teams = of.map(id -> Teams.family(id, db)).orElse(List.of());
    return SubmissionQueries.page(seen.phase().id(), teams, state, before, count, db);
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

  private static void requireOpen(Phase phase, Audience audience) {
    ChallengeState challenge = audience.challenge().state();
    if (!challenge.isAlive()) {
      throw Refusal.state(challenge, "the challenge takes no submissions any more");
    }
    boolean isDraft = phase.state() == PhaseState.DRAFT;
    if (isDraft || !phase.draft().kind().takesSubmissions() || !phase.frozen().evaluates()) {
      throw Refusal.state(phase.state(), "this phase takes no submissions");
    }
    if (phase.state() != PhaseState.OPEN) {
      throw Refusal.state(
          phase.state(),
          "the phase is open from "
              + phase.draft().opensAt()
              + " to "
              + phase.draft().closesAt()
              + ", unless it was closed before");
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
