package org.aceso.audit;

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
}
