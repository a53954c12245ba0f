package org.aceso.personal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on challenges whose retention is over. */
final class RetentionQueries {
  private RetentionQueries() {}

  /** A challenge that ended long ago. */
  record Ended(String challengeId, String state, Instant at, int retentionDays) {}

  static List<String> due(Handle db) {
    return db.createQuery(
            """
            SELECT id FROM challenge WHERE personal_data_erased_at IS NULL
              AND ended_at + retention_days * interval '24 hours' <= now() ORDER BY ended_at, id
            """)
        .mapTo(String.class)
        .list();
  }

  /** Holds the challenge, and with it whoever would store something personal. */
  static Optional<Ended> lock(String challengeId, Handle db) {
    return db.createQuery(
            """
            SELECT id, state, ended_at, retention_days FROM challenge
            WHERE id = :id AND personal_data_erased_at IS NULL
              AND ended_at + retention_days * interval '24 hours' <= now()
            FOR UPDATE SKIP LOCKED
            """)
        .bind("id", challengeId)
        .map(
            (row, context) ->
                new Ended(
                    row.getString(1),
                    row.getString(2),
                    row.getTimestamp(3).toInstant(),
                    row.getInt(4)))
        .findOne();
  }

  /** How many rows held something. */
  static int retire(Held held, String challengeId, int most, Handle db) {
    return db.createUpdate(held.retirement())
        .bind("challenge", challengeId)
        .bind("most", most)
        .execute();
  }

  static void setErased(String challengeId, Handle db) {
    db.execute(
        """
        UPDATE challenge SET personal_data_erased_at = now(), version = version + 1 WHERE id = ?
        """,
        challengeId);
  }
}
