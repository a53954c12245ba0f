package org.aceso.account;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on identities. */
final class IdentityQueries {
  private IdentityQueries() {}

  /** Of an erased person the subject is kept as a digest. */
  static Optional<Identity> find(String issuer, String subject, Handle db) {
    return db.createQuery(
            """
            SELECT i.id, i.issuer, i.person_id,
                   ARRAY(SELECT role FROM installation_role r WHERE r.person_id = i.person_id),
                   p.blocked_at IS NOT NULL OR p.erased_at IS NOT NULL
            FROM identity i JOIN person p ON p.id = i.person_id
            WHERE i.issuer = :issuer AND i.subject IN
              (:subject, 'sha256:' || encode(sha256(convert_to(:subject, 'UTF8')), 'hex'))
            ORDER BY i.subject = :subject LIMIT 1
            """)
        .bind("issuer", issuer)
        .bind("subject", subject)
        .map(
            (row, context) ->
                new Identity(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    PersonQueries.roles(row.getArray(4)),
                    row.getBoolean(5)))
        .findOne();
  }

  /** Makes identity and person in one statement; false when somebody else just made them. */
  static boolean insert(
      String id, String issuer, String subject, String personId, String displayName, Handle db) {
    return db.createUpdate(
                """
                WITH made AS (
                  INSERT INTO identity (id, issuer, subject, person_id)
                  VALUES (:id, :issuer, :subject, :person)
                  ON CONFLICT (issuer, subject) DO NOTHING
                  RETURNING person_id)
                INSERT INTO person (id, display_name) SELECT person_id, :name FROM made
                """)
            .bind("id", id)
            .bind("issuer", issuer)
            .bind("subject", subject)
            .bind("person", personId)
            .bind("name", displayName)
            .execute()
        == 1;
  }

  /** The issuer of a credential; empty when it is no identity. */
  static Optional<String> issuer(String id, Handle db) {
    return db.createQuery("SELECT issuer FROM identity WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }
}
