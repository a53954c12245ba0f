package org.aceso.host;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on who hosts what. */
final class HostQueries {
  private HostQueries() {}

  static boolean isPlatform(String id, Handle db) {
    return db.createQuery("SELECT EXISTS (SELECT 1 FROM platform WHERE id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<Host> find(String challengeId, String platformId, Handle db) {
    return db.createQuery(
            """
            SELECT h.*, f.name, c.platform_id = h.platform_id AS owner
            FROM challenge_host h JOIN platform f ON f.id = h.platform_id
            JOIN challenge c ON c.id = h.challenge_id
            WHERE h.challenge_id = :challenge AND h.platform_id = :platform
            """)
        .bind("challenge", challengeId)
        .bind("platform", platformId)
        .map((row, context) -> host(row))
        .findOne();
  }

  /** Offers, for the first time or again. */
  static void offer(String challengeId, String platformId, Handle db) {
    db.execute(
        """
        INSERT INTO challenge_host (challenge_id, platform_id, state) VALUES (?, ?, 'OFFERED')
        ON CONFLICT (challenge_id, platform_id)
          DO UPDATE SET state = 'OFFERED', offered_at = now(), changed_at = now()
        """,
        challengeId,
        platformId);
  }

  static void setState(String challengeId, String platformId, HostState state, Handle db) {
    db.execute(
        """
        UPDATE challenge_host SET state = ?, changed_at = now()
        WHERE challenge_id = ? AND platform_id = ?
        """,
        state.name(),
        challengeId,
        platformId);
  }

  /**
   * The hosts of a challenge.
   *
   * @param shownTo whom only itself and those that host are shown; empty for who is shown all
   */
  static List<Host> ofChallenge(
      String challengeId, Optional<String> shownTo, String after, int count, Handle db) {
    return db.createQuery(
            """
            SELECT h.*, f.name, c.platform_id = h.platform_id AS owner
            FROM challenge_host h JOIN platform f ON f.id = h.platform_id
            JOIN challenge c ON c.id = h.challenge_id
            WHERE h.challenge_id = :challenge AND h.platform_id > :after
              AND (CAST(:shownTo AS text) IS NULL OR h.platform_id = :shownTo OR h.state = 'ACTIVE')
            ORDER BY h.platform_id LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("shownTo", shownTo.orElse(null))
        .bind("after", after)
        .bind("count", count)
        .map((row, context) -> host(row))
        .list();
  }

  /** What a platform hosts, is asked to host, or hosted; newest challenge first. */
  static List<Host> ofPlatform(String platformId, String before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT h.*, f.name, c.platform_id = h.platform_id AS owner
            FROM challenge_host h JOIN platform f ON f.id = h.platform_id
            JOIN challenge c ON c.id = h.challenge_id
            WHERE h.platform_id = :platform AND h.challenge_id < :before
            ORDER BY h.challenge_id DESC LIMIT :count
            """)
        .bind("platform", platformId)
        .bind("before", before)
        .bind("count", count)
        .map((row, context) -> host(row))
        .list();
  }

  private static Host host(ResultSet row) throws SQLException {
    return new Host(
        row.getString("challenge_id"),
        row.getString("platform_id"),
        row.getString("name"),
        HostState.valueOf(row.getString("state")),
        row.getBoolean("owner"),
        row.getTimestamp("offered_at").toInstant(),
        row.getTimestamp("changed_at").toInstant());
  }
}
