package org.aceso.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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

  /** Whether an entry says the same. */
  static boolean isThere(AuditAction action, String subject, String facts, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM audit_entry
                           WHERE subject = :subject AND action = :action AND facts = :facts)
            """)
        .bind("subject", subject)
        .bind("action", action.name())
        .bind("facts", facts)
        .mapTo(Boolean.class)
        .one();
  }

  /** Those that a filter lets through, newest first. */
  static List<Listed> page(Filter filter, Optional<Listed.Place> before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT e.*, s.seq, encode(s.hash, 'hex') AS hash
            FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id
            WHERE (CAST(:action AS text) IS NULL OR e.action = :action)
              AND (CAST(:challenge AS text) IS NULL OR e.challenge_id = :challenge)
              AND (CAST(:person AS text) IS NULL OR e.person_id = :person)
              AND (CAST(:subject AS text) IS NULL OR e.subject = :subject)
              AND (CAST(:from AS timestamptz) IS NULL OR e.recorded_at >= :from)
              AND (CAST(:to AS timestamptz) IS NULL OR e.recorded_at < :to)
              AND (CAST(:id AS text) IS NULL OR (e.recorded_at, e.id) < (:at, :id))
            ORDER BY e.recorded_at DESC, e.id DESC LIMIT :count
            """)
        .bind("action", filter.action().orElse(null))
        .bind("challenge", filter.challengeId().orElse(null))
        .bind("person", filter.personId().orElse(null))
        .bind("subject", filter.subject().orElse(null))
        .bind("from", filter.from().orElse(null))
        .bind("to", filter.to().orElse(null))
        .bind("at", before.map(Listed.Place::recordedAt).orElse(null))
        .bind("id", before.map(Listed.Place::id).orElse(null))
        .bind("count", count)
        .map(
            (row, context) ->
                new Listed(entry(row), row.getObject("seq", Long.class), row.getString("hash")))
        .list();
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
