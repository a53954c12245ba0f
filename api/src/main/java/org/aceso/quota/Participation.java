package org.aceso.quota;

import org.aceso.team.Teams;
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
   * Holds the participation of a team that handed something in, or of the one that it is part of by
   * now, whose id this is.
   */
  public static String holdLive(String phaseId, String teamId, Handle db) {
    String held = teamId;
    ParticipationQueries.hold(phaseId, held, db);
    for (String live = Teams.live(held, db); !live.equals(held); live = Teams.live(held, db)) {
      held = live;
      ParticipationQueries.hold(phaseId, held, db);
    }
    return held;
  }
}
