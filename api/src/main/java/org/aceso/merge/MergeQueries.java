package org.aceso.merge;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** SQL that makes one team of two. */
final class MergeQueries {
  private MergeQueries() {}

  /**
   * Holds the phases that can have boards, so that none is published meanwhile. No other phase can
   * open as long as the challenge is held.
   */
  static void sharePhases(String challengeId, Handle db) {
    db.createQuery(
            """
            SELECT id FROM phase WHERE challenge_id = :challenge AND frozen_at IS NOT NULL
            ORDER BY id FOR SHARE
            """)
        .bind("challenge", challengeId)
        .mapTo(String.class)
        .list();
  }

  /** Lets the team that goes on take part wherever the other did, and holds both there. */
  static void holdParticipations(String team, String into, Handle db) {
    db.execute(
        """
        INSERT INTO participation (phase_id, team_id)
        SELECT phase_id, ? FROM participation WHERE team_id = ? ORDER BY phase_id
        ON CONFLICT DO NOTHING
        """,
        into,
        team);
    db.createQuery(
            """
            SELECT phase_id FROM participation WHERE team_id IN (:team, :into)
            ORDER BY phase_id, team_id FOR UPDATE
            """)
        .bind("team", team)
        .bind("into", into)
        .mapTo(String.class)
        .list();
  }

  /** The phases in which a team took part. */
  static List<String> phases(String team, Handle db) {
    return db.createQuery(
            "SELECT phase_id FROM participation WHERE team_id = :team ORDER BY phase_id")
        .bind("team", team)
        .mapTo(String.class)
        .list();
  }

  /** Whoever left goes along, too: they may come back to the team that goes on, and to no other. */
  static void moveMembers(String team, String into, Handle db) {
    db.execute("UPDATE membership SET team_id = ? WHERE team_id = ?", into, team);
  }

  static void end(String team, String into, Handle db) {
    db.execute("UPDATE team SET merges = merges + 1, version = version + 1 WHERE id = ?", into);
    db.createUpdate(
            """
            UPDATE team SET merged_into = :into, merged_at = now(), captain_id = NULL,
              merged_as = (SELECT merges FROM team WHERE id = :into), version = version + 1
            WHERE id = :team
            """)
        .bind("team", team)
        .bind("into", into)
        .execute();
    db.execute(
        """
        UPDATE invitation SET state = 'REVOKED', ended_at = now()
        WHERE team_id = ? AND state = 'OPEN'
        """,
        team);
  }
}
