package org.aceso.quota;

import java.util.List;
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

  /** A team, and the one that it became part of; null while it is there. */
  record Link(String id, String into) {}

  /** Keeps a team, and all that it is part of by now, from ending; by their ids. */
  static List<Link> shareChain(String teamId, Handle db) {
    return db.createQuery(
            """
            WITH RECURSIVE chain AS (
              SELECT CAST(:team AS text) AS id
              UNION ALL SELECT t.merged_into FROM team t JOIN chain c ON t.id = c.id
              WHERE t.merged_into IS NOT NULL
            )
            SELECT t.id, t.merged_into FROM team t WHERE t.id IN (SELECT id FROM chain)
            ORDER BY t.id FOR KEY SHARE OF t
            """)
        .bind("team", teamId)
        .map((row, context) -> new Link(row.getString(1), row.getString(2)))
        .list();
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

  /** Holds those of the teams that take part until the transaction ends, in the order of all. */
  static void hold(String phaseId, List<String> teams, Handle db) {
    db.createQuery(
            """
            SELECT team_id FROM participation WHERE phase_id = :phase AND team_id = ANY (:teams)
            ORDER BY team_id FOR UPDATE
            """)
        .bind("phase", phaseId)
        .bindArray("teams", String.class, teams)
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
