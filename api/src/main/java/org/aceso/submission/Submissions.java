package org.aceso.submission;

import java.util.List;
import java.util.Optional;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.phase.Phase;
import org.aceso.phase.Phases;
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
}
