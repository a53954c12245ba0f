package org.aceso.document;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** SQL on acceptances. */
final class AcceptanceQueries {
  private AcceptanceQueries() {}

  /** False when the person accepted the version before. */
  static boolean insert(
      String challengeId, String personId, String actorId, Accepted accepted, Handle db) {
    return db.createUpdate(
                """
                INSERT INTO acceptance (challenge_id, kind, version, sha256, person_id, actor_id)
                VALUES (:challenge, :kind, :version, :sha256, :person, :actor)
                ON CONFLICT DO NOTHING
                """)
            .bind("challenge", challengeId)
            .bind("kind", accepted.kind().name())
            .bind("version", accepted.version())
            .bind("sha256", accepted.sha256())
            .bind("person", personId)
            .bind("actor", actorId)
            .execute()
        == 1;
  }

  static List<Acceptance> of(String challengeId, List<String> people, Handle db) {
    return db.createQuery(
            """
            SELECT person_id, kind, version, sha256, actor_id, accepted_at FROM acceptance
            WHERE challenge_id = :challenge AND person_id = ANY(:people)
            ORDER BY accepted_at, kind, version
            """)
        .bind("challenge", challengeId)
        .bindArray("people", String.class, people)
        .map(
            (row, context) ->
                new Acceptance(
                    row.getString(1),
                    DocumentKind.valueOf(row.getString(2)),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5),
                    row.getTimestamp(6).toInstant()))
        .list();
  }
}
