package org.aceso.rescoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.aceso.phase.Frozen;
import org.aceso.plugin.PluginJson;
import org.jdbi.v3.core.Handle;

/** SQL on rescorings themselves. */
final class RescoringQueries {
  private RescoringQueries() {}

  static void insert(
      String id, String phaseId, String reason, String startedBy, int days, Handle db) {
    db.createUpdate(
            """
            INSERT INTO rescoring (id, phase_id, reason, frozen, started_by, expires_at)
            SELECT :id, p.id, :reason, p.candidate -> 'frozen', :by, now() + :days * interval '1 day'
            FROM phase p WHERE p.id = :phase
            """)
        .bind("id", id)
        .bind("phase", phaseId)
        .bind("reason", reason)
        .bind("by", startedBy)
        .bind("days", days)
        .execute();
  }

  static Optional<Rescoring> find(String id, Handle db) {
    return db.createQuery("SELECT * FROM rescoring WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> rescoring(row))
        .findOne();
  }

  /** Newest first, those before an id; the applied ones, or all. */
  static List<Rescoring> page(String phaseId, boolean all, String before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM rescoring
            WHERE phase_id = :phase AND id < :before AND (:all OR state = 'APPLIED')
            ORDER BY id DESC LIMIT :count
            """)
        .bind("phase", phaseId)
        .bind("before", before)
        .bind("all", all)
        .bind("count", count)
        .map((row, context) -> rescoring(row))
        .list();
  }

  /** Keeps what was replaced: the board, and what its scores were computed by. */
  static void applied(
      String id, Frozen replaced, String replacedBoard, String newBoard, Handle db) {
    db.createUpdate(
            """
            UPDATE rescoring SET state = 'APPLIED', ended_at = now(),
              replaced_frozen = :frozen::jsonb, replaced_board = :replaced::json,
              new_board = :new::json
            WHERE id = :id
            """)
        .bind("frozen", PluginJson.text(replaced))
        .bind("replaced", replacedBoard)
        .bind("new", newBoard)
        .bind("id", id)
        .execute();
  }

  static void discarded(String id, Handle db) {
    db.execute("UPDATE rescoring SET state = 'DISCARDED', ended_at = now() WHERE id = ?", id);
  }

  /** Those that nobody decided about in time. */
  static List<String> expired(Handle db) {
    return db.createQuery(
            "SELECT id FROM rescoring WHERE state = 'RUNNING' AND expires_at <= now() ORDER BY id")
        .mapTo(String.class)
        .list();
  }

  /** The boards of one that was applied, from before and after. */
  static List<String> boards(String id, Handle db) {
    return db.createQuery(
            "SELECT replaced_board::text, new_board::text FROM rescoring WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> List.of(row.getString(1), row.getString(2)))
        .one();
  }

  private static Rescoring rescoring(ResultSet row) throws SQLException {
    return new Rescoring(
        row.getString("id"),
        row.getString("phase_id"),
        Rescoring.State.valueOf(row.getString("state")),
        row.getString("reason"),
        PluginJson.parse(row.getString("frozen"), Frozen.class),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
  }
}
