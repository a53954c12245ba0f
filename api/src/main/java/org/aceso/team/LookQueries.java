package org.aceso.team;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** SQL on what names can be taken for. */
final class LookQueries {
  private LookQueries() {}

  /**
   * False when another team has one of them. They are taken in order: no two wait for each other.
   */
  static boolean take(String challengeId, String teamId, Collection<String> looks, Handle db) {
    return insert(challengeId, teamId, looks, db) == looks.size();
  }

  static int insert(String challengeId, String teamId, Collection<String> looks, Handle db) {
    return db.createUpdate(
            """
            INSERT INTO team_look (challenge_id, team_id, look)
            SELECT :challenge, :team, look FROM unnest(:looks) look ORDER BY look COLLATE "C"
            ON CONFLICT (challenge_id, look) DO NOTHING
            """)
        .bind("challenge", challengeId)
        .bind("team", teamId)
        .bindArray("looks", String.class, List.copyOf(looks))
        .execute();
  }

  static void delete(String teamId, Handle db) {
    db.execute("DELETE FROM team_look WHERE team_id = ?", teamId);
  }

  /** A name whose looks were made by other rules, or never. */
  record Outdated(String challengeId, String teamId, String name) {}

  /** Names that teams have, and those that organisers took from them. */
  static List<Outdated> outdated(String version, Handle db) {
    return db.createQuery(
            """
            SELECT t.challenge_id, t.id, n.name
            FROM team t CROSS JOIN LATERAL (
              SELECT t.name UNION
              SELECT old_name FROM team_record
              WHERE team_id = t.id AND kind = 'RENAMED_FOR_CAUSE') n
            WHERE t.looks_by IS DISTINCT FROM :version ORDER BY t.id
            """)
        .bind("version", version)
        .map((row, context) -> new Outdated(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  static void setVersion(String teamId, String version, Handle db) {
    db.execute("UPDATE team SET looks_by = ? WHERE id = ?", version, teamId);
  }
}
