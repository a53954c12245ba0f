package org.aceso.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** SQL on entries. */
final class EntryQueries {
  private EntryQueries() {}

  /** Appends an entry, and names it as one to be sealed. */
  static void append(
      String id,
      Who who,
      AuditAction action,
      String challengeId,
      String subject,
      String facts,
      Handle db) {
    db.createUpdate(
            """
            WITH entry AS (
              INSERT INTO audit_entry (id, origin, action, challenge_id, subject, person_id,
                actor_id, platform_id, credential_id, request_id, facts)
              VALUES (:id, :origin, :action, :challenge, :subject, :person,
                :actor, :platform, :credential, :request, :facts)
              RETURNING id
            )
            INSERT INTO audit_pending (entry_id) SELECT id FROM entry
            """)
        .bind("id", id)
        .bind("origin", who.origin().name())
        .bind("action", action.name())
        .bind("challenge", challengeId)
        .bind("subject", subject)
        .bind("person", who.personId())
        .bind("actor", who.actorId())
        .bind("platform", who.platformId())
        .bind("credential", who.credentialId())
        .bind("request", who.requestId())
        .bind("facts", facts)
        .execute();
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("id"),
        instant(row, "recorded_at"),
        row.getString("origin"),
        row.getString("action"),
        row.getString("challenge_id"),
        row.getString("subject"),
        row.getString("person_id"),
        row.getString("actor_id"),
        row.getString("platform_id"),
        row.getString("credential_id"),
        row.getString("request_id"),
        row.getString("facts"));
  }

  /** Not by way of java.sql.Timestamp: each stored instant must be told from every other. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
