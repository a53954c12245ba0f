package org.aceso.standing;

import java.util.List;
import java.util.Optional;
import org.aceso.phase.Phase;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the entry of each team on a board, so that a board reads one row a team however many
 * submissions there are. Runs under the lock of the team's participation.
 */
public final class Standings {
  private Standings() {}

  /**
   * What a team would have on the board.
   *
   * @param evaluationId of its entry
   * @param submissions how many it has scored
   */
  public record Proposed(String teamId, Optional<String> evaluationId, int submissions) {}

  /**
   * The entries that there would be if the evaluations of a rescoring counted, by team.
   *
   * @param rescored the phase as it would be
   */
  public static List<Proposed> proposed(Phase rescored, String rescoringId, Handle db) {
    return StandingQueries.rescored(rescored.id(), rescoringId, Choice.of(rescored), db);
  }

  /** Puts these in the place of all entries of a phase, whose participations are all held. */
  public static void replace(String phaseId, List<Proposed> proposed, Handle db) {
    StandingQueries.clear(phaseId, db);
    proposed.forEach(
        one ->
            StandingQueries.replace(
                phaseId, one.teamId(), one.evaluationId(), one.submissions(), db));
  }

  /**
   * Takes a freshly scored evaluation into account, whose row is written: looks at the entry that
   * there is, and at no other.
   *
   * @param teamId the team that the submission's is part of by now
   */
  public static void add(String evaluationId, String teamId, Phase phase, Handle db) {
    Scored fresh = StandingQueries.scored(evaluationId, db);
    if (!fresh.competes()) {
      return;
    }
    Optional<Entry> current = StandingQueries.current(phase.id(), teamId, db);
    boolean takes = current.isEmpty() || Choice.of(phase).replaces(fresh.entry(), current.get());
    StandingQueries.put(phase.id(), teamId, evaluationId, takes, db);
  }

  /**
   * Chooses a team's entry anew, from everything that it and those that became part of it have
   * scored: what competes may have changed.
   */
  public static void choose(String teamId, Phase phase, Handle db) {
    choose(teamId, Teams.family(teamId, db), phase, db);
  }

  /**
   * The same for a team that another is about to become part of.
   *
   * @param family all whose submissions are the team's
   */
  public static void choose(String teamId, List<String> family, Phase phase, Handle db) {
    List<Scored> log = StandingQueries.log(phase.id(), family, db);
    StandingQueries.replace(
        phase.id(), teamId, Choice.of(phase).among(log).map(Scored::evaluationId), log.size(), db);
  }
}
