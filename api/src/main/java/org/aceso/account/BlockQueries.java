package org.aceso.account;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on who is blocked. */
final class BlockQueries {
  private BlockQueries() {}

  /** Holds a person until the transaction ends. A platform's account is none, nor an erased one. */
  static Optional<Block> hold(String personId, Handle db) {
    return db.createQuery(
            """
            SELECT id, display_name, blocked_at, blocked_reason FROM person
            WHERE id = :person AND kind = 'PERSON' AND erased_at IS NULL FOR NO KEY UPDATE
            """)
        .bind("person", personId)
        .map(
            (row, context) ->
                new Block(
                    row.getString(1),
                    row.getString(2),
                    Optional.ofNullable(row.getTimestamp(3)).map(Timestamp::toInstant),
                    Optional.ofNullable(row.getString(4))))
        .findOne();
  }

  static void holdActiveAdministrators(Handle db) {
    activeAdministrators("FOR NO KEY UPDATE", db);
  }

  static List<String> activeAdministrators(Handle db) {
    return activeAdministrators("", db);
  }

  private static List<String> activeAdministrators(String lock, Handle db) {
    return db.createQuery(
            """
            SELECT id FROM person WHERE blocked_at IS NULL AND erased_at IS NULL AND id IN
              (SELECT person_id FROM installation_role WHERE role = 'ADMINISTRATOR')
            ORDER BY id <lock>
            """)
        .define("lock", lock)
        .mapTo(String.class)
        .list();
  }

  static void block(String personId, String reason, Handle db) {
    db.execute(
        """
        UPDATE person SET blocked_at = now(), blocked_reason = ?, version = version + 1
        WHERE id = ?
        """,
        reason,
        personId);
  }

  static void unblock(String personId, Handle db) {
    db.execute(
        """
        UPDATE person SET blocked_at = NULL, blocked_reason = NULL, version = version + 1
        WHERE id = ?
        """,
        personId);
  }
}
