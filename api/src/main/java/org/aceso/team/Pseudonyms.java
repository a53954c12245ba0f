package org.aceso.team;

import java.util.List;
import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * Takes the name from a team that was one person alone, when that person is erased: the name is as
 * much theirs as their own.
 */
public final class Pseudonyms {
  private static final int SHORT_SUFFIX = 6;

  private final Forming forming;

  public Pseudonyms(Forming forming) {
    this.forming = forming;
  }

  /** Holds the challenge, as whoever changes teams does before anything else. */
  public void hold(String challengeId, Handle db) {
    forming.hold(challengeId, db);
  }

  /** Holds the team, so that nobody joins it meanwhile. */
  public void holdTeam(String teamId, Handle db) {
    if (TeamQueries.lock(teamId, db).isEmpty()) {
      throw Refusal.notFound("team");
    }
  }

  /** Names the team, which is held, anew; the names that it had go from its records, too. */
  public String take(Call call, String challengeId, String teamId, Handle db) {
    TeamName name = free(challengeId, teamId, db);
    TeamQueries.setName(teamId, name, db);
    RecordQueries.eraseNames(teamId, name.text(), db);
    Map<String, ?> facts = Map.of("erased", true);
    Audit.record(call, AuditAction.TEAM_RENAMED, challengeId, teamId, facts, db);
    Map<String, ?> data = Map.of("teamId", teamId);
    Events.publish(EventType.TEAM_CHANGED, challengeId, teamId, EventAudience.everyone(), data, db);
    return name.text();
  }

  /** With the end of the id, or all of it where another team took a name that looks so. */
  private static TeamName free(String challengeId, String teamId, Handle db) {
    String random = teamId.substring(teamId.indexOf('_') + 1);
    for (String suffix : List.of(random.substring(random.length() - SHORT_SUFFIX), random)) {
      LookQueries.delete(teamId, db);
      TeamName name = TeamName.of("Erased team " + suffix);
      if (LookQueries.take(challengeId, teamId, name.looks(), db)) {
        return name;
      }
    }
    throw new IllegalStateException("another team has the name of " + teamId);
  }
}
