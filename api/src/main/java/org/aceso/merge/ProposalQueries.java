package org.aceso.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** SQL on proposals. Once one of the teams merged otherwise, an open one counts as refused. */
final class ProposalQueries {
  private static final String SELECT =
      """
      SELECT p.id, p.team_id, p.into_id,
        CASE WHEN p.state <> 'OPEN' THEN p.state
             WHEN t.merged_into IS NOT NULL OR i.merged_into IS NOT NULL THEN 'REFUSED'
             WHEN p.expires_at <= now() THEN 'EXPIRED' ELSE 'OPEN' END AS state,
        p.created_at, p.expires_at, p.ended_at
      FROM merge_proposal p JOIN team t ON t.id = p.team_id JOIN team i ON i.id = p.into_id
      """;

  private ProposalQueries() {}

  /** False when one of the team to the other is open. */
  static boolean insert(String id, String teamId, String intoId, String by, Handle db) {
    return db.createUpdate(
                """
                INSERT INTO merge_proposal (id, team_id, into_id, created_by, expires_at)
                VALUES (:id, :team, :into, :by, now() + interval '14 days')
                ON CONFLICT (team_id, into_id) WHERE state = 'OPEN' DO NOTHING
                """)
            .bind("id", id)
            .bind("team", teamId)
            .bind("into", intoId)
            .bind("by", by)
            .execute()
        == 1;
  }

  /** Writes down which have expired, so that others can take their place. */
  static void expire(String teamId, Handle db) {
    db.execute(
        """
        UPDATE merge_proposal SET state = 'EXPIRED', ended_at = expires_at
        WHERE team_id = ? AND state = 'OPEN' AND expires_at <= now()
        """,
        teamId);
  }

  static int open(String teamId, Handle db) {
    return db.createQuery(
            "SELECT count(*) FROM merge_proposal WHERE team_id = :team AND state = 'OPEN'")
        .bind("team", teamId)
        .mapTo(Integer.class)
        .one();
  }

  static Optional<MergeProposal> find(String id, Handle db) {
    return db.createQuery(SELECT + "WHERE p.id = :id")
        .bind("id", id)
        .map((row, context) -> proposal(row))
        .findOne();
  }

  /** Those of a team and to it, newest first, before an id. */
  static List<MergeProposal> page(String teamId, Optional<String> before, int count, Handle db) {
    return db.createQuery(
            SELECT
                + """
                WHERE (p.team_id = :team OR p.into_id = :team) AND p.id < :before
                ORDER BY p.id DESC LIMIT :count
                """)
        .bind("team", teamId)
        .bind("before", before.orElse(Ids.behindAll("mrg")))
        .bind("count", count)
        .map((row, context) -> proposal(row))
        .list();
  }

  /** Ends an open one; false when it is open no more. */
  static boolean end(String id, MergeProposal.State as, Handle db) {
    return db.createUpdate(
                """
                UPDATE merge_proposal SET state = :state, ended_at = now()
                WHERE id = :id AND state = 'OPEN' AND expires_at > now()
                """)
            .bind("state", as.name())
            .bind("id", id)
            .execute()
        == 1;
  }

  private static MergeProposal proposal(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new MergeProposal(
        row.getString("id"),
        row.getString("team_id"),
        row.getString("into_id"),
        MergeProposal.State.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
