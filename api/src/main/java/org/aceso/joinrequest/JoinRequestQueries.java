package org.aceso.joinrequest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.aceso.ids.Ids;
import org.aceso.team.Team;
import org.jdbi.v3.core.Handle;

/** SQL on requests to join a team. An open one counts as refused once the team merged. */
final class JoinRequestQueries {
  private static final String SELECT =
      """
      SELECT r.id, r.team_id, t.name, r.challenge_id, r.person_id, p.display_name, r.message,
        CASE WHEN r.state <> 'OPEN' THEN r.state
             WHEN t.merged_into IS NOT NULL THEN 'REFUSED'
             WHEN r.expires_at <= now() THEN 'EXPIRED' ELSE 'OPEN' END AS state,
        r.created_at, r.expires_at, r.ended_at
      FROM join_request r JOIN team t ON t.id = r.team_id JOIN person p ON p.id = r.person_id
      """;

  private JoinRequestQueries() {}

  /** False when the person has an open one to the team. */
  static boolean insert(String id, Team team, String personId, String message, Handle db) {
    return db.createUpdate(
                """
                INSERT INTO join_request (id, challenge_id, team_id, person_id, message, expires_at)
                VALUES (:id, :challenge, :team, :person, :message, now() + interval '14 days')
                ON CONFLICT (team_id, person_id) WHERE state = 'OPEN' DO NOTHING
                """)
            .bind("id", id)
            .bind("challenge", team.challengeId())
            .bind("team", team.id())
            .bind("person", personId)
            .bind("message", message)
            .execute()
        == 1;
  }

  /** Writes down which have expired, so that others can take their place. */
  static void expire(String challengeId, String personId, Handle db) {
    db.execute(
        """
        UPDATE join_request SET state = 'EXPIRED', ended_at = expires_at, message = NULL
        WHERE challenge_id = ? AND person_id = ? AND state = 'OPEN' AND expires_at <= now()
        """,
        challengeId,
        personId);
  }

  static int open(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT count(*) FROM join_request
            WHERE challenge_id = :challenge AND person_id = :person AND state = 'OPEN'
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .mapTo(Integer.class)
        .one();
  }

  static Optional<JoinRequest> find(String id, Handle db) {
    return db.createQuery(SELECT + "WHERE r.id = :id")
        .bind("id", id)
        .map((row, context) -> request(row))
        .findOne();
  }

  /** Newest first, those before an id. */
  static List<JoinRequest> ofTeam(String teamId, Optional<String> before, int count, Handle db) {
    return page("r.team_id", teamId, before, count, db);
  }

  /** The same of all that a person made. */
  static List<JoinRequest> ofPerson(
      String personId, Optional<String> before, int count, Handle db) {
    return page("r.person_id", personId, before, count, db);
  }

  private static List<JoinRequest> page(
      String column, String value, Optional<String> before, int count, Handle db) {
    return db.createQuery(
            SELECT
                + "WHERE "
                + column
                + " = :value AND r.id < :before ORDER BY r.id DESC LIMIT :count")
        .bind("value", value)
        .bind("before", before.orElse(Ids.behindAll("jrq")))
        .bind("count", count)
        .map((row, context) -> request(row))
        .list();
  }

  /** Ends an open one and forgets its message; false when it is open no more. */
  static boolean end(String id, JoinRequest.State as, Handle db) {
    return db.createUpdate(
                """
                UPDATE join_request SET state = :state, ended_at = now(), message = NULL
                WHERE id = :id AND state = 'OPEN' AND expires_at > now()
                """)
            .bind("state", as.name())
            .bind("id", id)
            .execute()
        == 1;
  }

  private static JoinRequest request(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new JoinRequest(
        row.getString("id"),
        row.getString("team_id"),
        row.getString("name"),
        row.getString("challenge_id"),
        row.getString("person_id"),
        row.getString("display_name"),
        row.getString("message"),
        JoinRequest.State.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
