package org.aceso.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** SQL on invitations. */
final class InvitationQueries {
  private static final String SELECT =
      """
      SELECT i.id, i.team_id, t.name, t.challenge_id, i.person_id,
        CASE WHEN i.state = 'OPEN' AND i.expires_at <= now() THEN 'EXPIRED' ELSE i.state END AS state,
        i.created_at, i.expires_at, i.ended_at
      FROM invitation i JOIN team t ON t.id = i.team_id
      """;

  private InvitationQueries() {}

  /**
   * False when one to the same person is open.
   *
   * @param codeHash null when it is addressed to a person
   * @param personId null when it has a code
   * @param expiresAt null for in seven days
   */
  static boolean insert(
      String id,
      String teamId,
      String by,
      byte[] codeHash,
      String personId,
      Instant expiresAt,
      Handle db) {
    return db.createUpdate(
                """
                INSERT INTO invitation (id, team_id, created_by, code_hash, person_id, expires_at)
                VALUES (:id, :team, :by, :hash, :person,
                  coalesce(CAST(:expires AS timestamptz), now() + interval '7 days'))
                ON CONFLICT (team_id, person_id) WHERE state = 'OPEN' DO NOTHING
                """)
            .bind("id", id)
            .bind("team", teamId)
            .bind("by", by)
            .bind("hash", codeHash)
            .bind("person", personId)
            .bind("expires", expiresAt)
            .execute()
        == 1;
  }

  /** Whether somebody of a platform, or of none, can invite a person of this id to a challenge. */
  static boolean isReachable(String id, String challengeId, Optional<String> platform, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM people_reached(:challenge, :tenant) p
                           WHERE p.id = :id AND p.kind = 'PERSON')
            """)
        .bind("id", id)
        .bind("challenge", challengeId)
        .bind("tenant", platform.orElse(null))
        .mapTo(Boolean.class)
        .one();
  }

  /** Writes down which have expired, so that others can take their place. */
  static void expire(String teamId, Handle db) {
    db.execute(
        """
        UPDATE invitation SET state = 'EXPIRED', ended_at = expires_at
        WHERE team_id = ? AND state = 'OPEN' AND expires_at <= now()
        """,
        teamId);
  }

  static int open(String teamId, Handle db) {
    return db.createQuery(
            "SELECT count(*) FROM invitation WHERE team_id = :team AND state = 'OPEN'")
        .bind("team", teamId)
        .mapTo(Integer.class)
        .one();
  }

  static Optional<Invitation> find(String id, Handle db) {
    return db.createQuery(SELECT + "WHERE i.id = :id")
        .bind("id", id)
        .map((row, context) -> invitation(row))
        .findOne();
  }

  static Optional<Invitation> ofCode(byte[] hash, Handle db) {
    return db.createQuery(SELECT + "WHERE i.code_hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> invitation(row))
        .findOne();
  }

  /** Newest first, those before an id. */
  static List<Invitation> ofTeam(String teamId, Optional<String> before, int count, Handle db) {
    return page("i.team_id", teamId, before, count, db);
  }

  /** The same of all that are addressed to a person. */
  static List<Invitation> ofPerson(String personId, Optional<String> before, int count, Handle db) {
    return page("i.person_id", personId, before, count, db);
  }

  private static List<Invitation> page(
      String column, String value, Optional<String> before, int count, Handle db) {
    return db.createQuery(
            SELECT
                + "WHERE "
                + column
                + " = :value AND i.id < :before ORDER BY i.id DESC LIMIT :count")
        .bind("value", value)
        .bind("before", before.orElse(Ids.behindAll("ivt")))
        .bind("count", count)
        .map((row, context) -> invitation(row))
        .list();
  }

  /**
   * Ends an open one; false when it is open no more.
   *
   * @param by who accepted it, or null
   */
  static boolean end(String id, Invitation.State as, String by, Handle db) {
    return db.createUpdate(
                """
                UPDATE invitation SET state = :state, accepted_by = :by, ended_at = now()
                WHERE id = :id AND state = 'OPEN' AND expires_at > now()
                """)
            .bind("state", as.name())
            .bind("by", by)
            .bind("id", id)
            .execute()
        == 1;
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Invitation(
        row.getString("id"),
        row.getString("team_id"),
        row.getString("name"),
        row.getString("challenge_id"),
        row.getString("person_id"),
        Invitation.State.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
