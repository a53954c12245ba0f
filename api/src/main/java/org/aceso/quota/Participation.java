package org.aceso.quota;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The lock of one team in one phase: whoever counts its quota or chooses its entry on the board
 * holds it until the transaction ends.
 */
public final class Participation {
  private Participation() {}

  /**
   * Makes sure that a team takes part in a phase, and holds that row after the team's own: nobody
   * leaves or merges it meanwhile. False when the team is no more.
   */
  public static boolean join(Admission admission, Handle db) {
    String phase = admission.phaseId();
    String team = admission.teamId();
    if (!ParticipationQueries.shareTeam(team, db)) {
      return false;
    }
    if (ParticipationQueries.hold(phase, team, db)) {
      return true;
    }
    ParticipationQueries.add(phase, team, db);
    return ParticipationQueries.hold(phase, team, db);
  }

  /** Holds every participation in a phase: nothing ends there meanwhile. */
  public static void holdAll(String phaseId, Handle db) {
    ParticipationQueries.holdAll(phaseId, db);
  }

  /**
   * Holds the participation of a team that handed something in, and of the one that it is part of
   * by now, whose id this is. As everywhere the teams come first, then what they take part in by
   * their ids: neither a merge nor whoever holds all waits for this one while this waits for them.
   */
  public static String holdLive(String phaseId, String teamId, Handle db) {
    Optional<String> live = Optional.empty();
    List<ParticipationQueries.Link> chain = List.of();
    while (live.isEmpty()) {
      // A merge that was under way may have ended the last one meanwhile.
      chain = ParticipationQueries.shareChain(teamId, db);
      live =
          chain.stream()
              .filter(one -> one.into() == null)
              .map(ParticipationQueries.Link::id)
              .findFirst();
    }
    ParticipationQueries.hold(
        phaseId, chain.stream().map(ParticipationQueries.Link::id).toList(), db);
    return live.get();
  }
}
