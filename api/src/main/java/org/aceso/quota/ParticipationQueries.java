package org.aceso.quota;

import org.jdbi.v3.core.Handle;

/** SQL on who takes part in which phase. */
final class ParticipationQueries {
  private ParticipationQueries() {}

  /** Keeps a team from ending; false when it is no more. */
  static boolean shareTeam(String teamId, Handle db) {
    return db.createQuery("SELECT 1 FROM team WHERE id = :team FOR KEY SHARE")
        .bind("team", teamId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void add(String phaseId, String teamId, Handle db) {
    db.execute(
        "INSERT INTO participation (phase_id, team_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        phaseId,
        teamId);
  }

  static void holdAll(String phaseId, Handle db) {
    db.createQuery(
            "SELECT team_id FROM participation WHERE phase_id = :phase ORDER BY team_id FOR UPDATE")
        .bind("phase", phaseId)
        .mapTo(String.class)
        .list();
  }

  /** Holds the row until the transaction ends; false when there is none. */
  static boolean hold(String phaseId, String teamId, Handle db) {
    return db.createQuery(
            "SELECT 1 FROM participation WHERE phase_id = :phase AND team_id = :team FOR UPDATE")
        .bind("phase", phaseId)
        .bind("team", teamId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
