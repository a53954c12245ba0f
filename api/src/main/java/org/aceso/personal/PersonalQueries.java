package org.aceso.personal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;

/** SQL on what is held about a person, made from the lines of {@link Held}. */
final class PersonalQueries {
  private PersonalQueries() {}

  /** The rows of one line, oldest first where the columns tell. */
  static List<JsonNode> rows(Held held, String personId, Handle db) {
    return db.createQuery(
            "SELECT to_jsonb(r)::text FROM (SELECT <columns> FROM <table> WHERE <column> = :person) r")
        .define("columns", held.handedOut())
        .define("table", held.table())
        .define("column", held.column())
        .bind("person", personId)
        .map((row, context) -> Json.parse(row.getString(1), JsonNode.class))
        .list();
  }

  /** What the audit log says of a person; it stays, as its ids are opaque. */
  static List<JsonNode> audited(String personId, Handle db) {
    return db.createQuery(
            """
            SELECT to_jsonb(r)::text FROM (
              SELECT recorded_at, action, challenge_id, subject FROM audit_entry
              WHERE person_id = :person OR actor_id = :person ORDER BY recorded_at, id) r
            """)
        .bind("person", personId)
        .map((row, context) -> Json.parse(row.getString(1), JsonNode.class))
        .list();
  }

  static void erase(Held held, String personId, Handle db) {
    db.createUpdate(held.erasure()).bind("person", personId).execute();
  }

  /**
   * Holds the person until the transaction ends, so that what refers to the person can go on; false
   * when there is none, or no more. The account of a platform is no person.
   */
  static boolean lock(String personId, Handle db) {
    return db.createQuery(
            """
            SELECT id FROM person WHERE id = :person AND kind = 'PERSON' AND erased_at IS NULL
            FOR NO KEY UPDATE
            """)
        .bind("person", personId)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** Challenges under way that nobody else organises. */
  static List<String> orphaned(String personId, Handle db) {
    return db.createQuery(
            """
            SELECT c.slug FROM challenge c JOIN challenge_role r ON r.challenge_id = c.id
            WHERE r.person_id = :person AND r.role = 'ORGANISER'
              AND c.state IN ('DRAFT', 'REGISTRATION', 'CLOSED')
              AND NOT EXISTS (SELECT 1 FROM challenge_role o WHERE o.challenge_id = c.id
                              AND o.role = 'ORGANISER' AND o.person_id <> :person)
            ORDER BY c.slug
            """)
        .bind("person", personId)
        .mapTo(String.class)
        .list();
  }

  static boolean isLastAdministrator(String personId, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM installation_role
                           WHERE role = 'ADMINISTRATOR' AND person_id = :person)
               AND NOT EXISTS (SELECT 1 FROM installation_role
                               WHERE role = 'ADMINISTRATOR' AND person_id <> :person)
            """)
        .bind("person", personId)
        .mapTo(Boolean.class)
        .one();
  }
}
