package org.aceso.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.database.DatabaseClock;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Phases;
import org.aceso.phase.Ranking;
import org.aceso.quota.Participation;
import org.aceso.standing.Standings;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/** What can be done with the choices of teams. */
public final class Selections {
  private final Phases phases;

  public Selections(Phases phases) {
    this.phases = phases;
  }

  /** What the caller's team has chosen. */
  Selection read(Call call, String phaseId, Handle db) {
    Phases.Seen seen = phases.see(call, phaseId, db);
    return find(seen.phase(), team(seen.audience()), db);
  }

  /**
   * A choice that may be changed: the window is open, the phase is not published meanwhile, and
   * nothing of the team's in it is evaluated or withdrawn.
   */
  record Held(Phase phase, Selection selection) {}

  Held hold(Call call, String phaseId, Handle db) {
    Phases.Seen seen = phases.see(call, phaseId, db);
    String before = team(seen.audience());
    rule(seen.phase());
    Phase phase = phases.share(phaseId, db);
    String team = Participation.holdLive(phaseId, before, db);
    if (!team(Audience.of(call, phase.challengeId(), db)).equals(team)) {
      throw Refusal.forbidden("the caller changed teams meanwhile");
    }
    requireOpen(phase, db);
    return new Held(phase, find(phase, team, db));
  }

  Selection choose(Call call, Held held, List<String> ids, Handle db) {
    Phase phase = held.phase();
    Selection before = held.selection();
    String team = before.teamId();
    List<String> family = Teams.family(team, db);
    requireChoosable(before, family, ids, db);
    if (Set.copyOf(ids).equals(Set.copyOf(before.submissionIds()))) {
      return before;
    }
    SelectionQueries.choose(phase.id(), family, ids, db);
    Standings.choose(team, phase, db);
    tell(call, phase, team, ids, db);
    return find(phase, team, db);
  }

  private static void tell(Call call, Phase phase, String team, List<String> ids, Handle db) {
    Map<String, ?> facts = Map.of("team", team, "submissions", ids.stream().sorted().toList());
    Audit.record(call, AuditAction.SELECTION_CHANGED, phase.challengeId(), phase.id(), facts, db);
    Events.publish(
        EventType.TEAM_SELECTION_CHANGED,
        phase.challengeId(),
        team,
        EventAudience.team(team),
        Map.of("phaseId", phase.id(), "teamId", team),
        db);
  }

  /** Whether teams choose in a phase. */
  static boolean areOffered(Phase phase) {
    Ranking ranking = phase.draft().ranking();
    return ranking != null && ranking.selection() != null;
  }

  /** Leaves one choice of two teams that merge: that of the one that goes on, if it made one. */
  static void unite(Phase phase, List<String> families, List<String> goingOn, Handle db) {
    List<String> others = new ArrayList<>(families);
    others.removeAll(goingOn);
    boolean hasChosen = !SelectionQueries.chosen(phase.id(), goingOn, db).isEmpty();
    SelectionQueries.choose(phase.id(), hasChosen ? others : goingOn, List.of(), db);
  }

  private static Selection find(Phase phase, String team, Handle db) {
    return new Selection(
        phase.id(),
        team,
        rule(phase),
        SelectionQueries.chosen(phase.id(), Teams.family(team, db), db));
  }

  private static Ranking.Selection rule(Phase phase) {
    if (!areOffered(phase)) {
      throw Refusal.notFound("selection: the phase lets teams choose nothing");
    }
    return phase.draft().ranking().selection();
  }

  private static String team(Audience audience) {
    return audience
        .teamId()
        .orElseThrow(() -> Refusal.forbidden("only a member of a team chooses for it"));
  }

  private static void requireOpen(Phase phase, Handle db) {
    if (phase.state() != PhaseState.OPEN && phase.state() != PhaseState.CLOSED) {
      throw Refusal.state(
          phase.state(), "teams choose from the opening of a phase until it is published");
    }
    Instant until = rule(phase).until();
    if (until != null && !DatabaseClock.now(db).isBefore(until)) {
      throw Refusal.state(phase.state(), "teams could choose until " + until);
    }
  }

  private static void requireChoosable(
      Selection before, List<String> family, List<String> ids, Handle db) {
    int most = before.rule().most();
    if (ids.size() > most) {
      throw Refusal.member("#/submissionIds", "most", "has at most " + most + " in this phase");
    }
    Set<String> left = new HashSet<>(SelectionQueries.competing(before.phaseId(), family, ids, db));
    List<RequestProblem> problems = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!left.remove(ids.get(i))) {
        problems.add(
            RequestProblem.member(
                "#/submissionIds/" + i,
                "submission",
                "is not, or not once, a scored submission of the team that is neither withdrawn"
                    + " nor a baseline"));
      }
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }
}
