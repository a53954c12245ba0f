package org.aceso.team;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on invitations. */
final class InvitationQueries {
  private InvitationQueries() {}

  static Instant insert(byte[] codeHash, String teamId, String by, Handle db) {
    return db.createQuery(
            """
            INSERT INTO invitation (code_hash, team_id, created_by, expires_at)
            VALUES (:hash, :team, :by, now() + interval '7 days') RETURNING expires_at
            """)
        .bind("hash", codeHash)
        .bind("team", teamId)
        .bind("by", by)
        .mapTo(Instant.class)
        .one();
  }

  /** The team that an invitation leads into, used or not. */
  static Optional<String> team(byte[] codeHash, Handle db) {
    return db.createQuery("SELECT team_id FROM invitation WHERE code_hash = :hash")
        .bind("hash", codeHash)
        .mapTo(String.class)
        .findOne();
  }

  /** Uses an invitation up; false when it was used before, or expired. */
  static boolean accept(byte[] codeHash, String by, Handle db) {
    return db.createUpdate(
                """
                UPDATE invitation SET accepted_by = :by, accepted_at = now()
                WHERE code_hash = :hash AND accepted_at IS NULL AND expires_at > now()
                """)
            .bind("hash", codeHash)
            .bind("by", by)
            .execute()
        == 1;
  }
}
