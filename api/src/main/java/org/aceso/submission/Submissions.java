package org.aceso.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.http.Call;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Phases;
import org.aceso.quota.Participation;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/** What can be done with submissions. */
public final class Submissions {
  private final Phases phases;

  public Submissions(Phases phases) {
    this.phases = phases;
  }

  /**
   * A submission with its phase and what the caller is to it.
   *
   * @param isOwn whether it is of the caller's team, or of one that became part of it
   */
  public record Seen(Submission submission, Phase phase, Audience audience, boolean isOwn) {

    /** The same after it changed. */
    Seen with(Submission changed) {
      return new Seen(changed, phase, audience, isOwn);
    }

    /** A tag that changes with the submission and with what the caller is shown of it. */
    String tag() {
      return String.join(
          "-",
          Long.toString(submission.version()),
          submission.progress().name(),
          submission.evaluation().id(),
          phase.state().name(),
          audience.tag());
    }

    /** Refuses when its file was removed, with what stays of it. */
    void requireFile() {
      Optional<Instant> removed = submission.fileRemovedAt();
      if (removed.isPresent()) {
        Integer days = audience.challenge().fileRetentionDays();
        throw new Refusal(
                ProblemType.FILE_REMOVED,
                "the challenge keeps submitted files for "
                    + days
                    + " days after its end: this one was removed at "
                    + removed.get()
                    + "; its digest, its scores and its issues stay")
            .with("removedAt", removed.get())
            .with("fileRetentionDays", days)
            .with("sha256", submission.sha256());
      }
    }

    /** Whether the caller may read its scores now. */
    public boolean showsScores() {
      return phase.draft().visibility().showsOwnScores(audience, phase.state());
    }
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
    boolean isOwn = isOf(audience.teamId(), submission.teamId(), db);
    if (!isOwn && !audience.may(Permission.READ_ALL_SUBMISSIONS)) {
      throw Refusal.notFound("submission");
    }
    // Whoever reads all may be in a team: that makes nobody a member of another one.
    (isOwn ? audience : audience.towards(submission.teamId())).permit(call);
    return new Seen(submission, phase.phase(), audience, isOwn);
  }

  /**
   * A submission that may be changed: its phase is not published meanwhile, and nothing of its
   * team's in the phase is evaluated or chosen.
   *
   * @param team the team that its team is part of by now
   */
  record Held(Seen seen, String team) {}

  Held hold(Call call, String id, Handle db) {
    Seen seen = see(call, id, db);
    Submission before = seen.submission();
    Phase phase = phases.share(before.phaseId(), db);
    if (phase.state() == PhaseState.PUBLISHED) {
      throw Refusal.state(
          phase.state(), "the phase is published: its submissions stay as they are");
    }
    String team = Participation.holdLive(before.phaseId(), before.teamId(), db);
    Submission now = SubmissionQueries.find(id, db).orElseThrow();
    return new Held(new Seen(now, phase, seen.audience(), seen.isOwn()), team);
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
    Optional<List<String>> teams = of.map(id -> Teams.family(id, db));
    return SubmissionQueries.page(seen.phase().id(), teams, state, before, count, db);
  }
}
