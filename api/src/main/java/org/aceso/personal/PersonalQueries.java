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
            "SELECT to_jsonb(r)::text FROM (SELECT <columns> FROM <table> WHERE <column> = :person)"
                + " r")
        .define("columns", held.handedOut())
        .define("table", held.table())
        .define("column", held.column())
        .bind("person", personId)
        .map((row, context) -> Json.parse(row.getString(1), JsonNode.class))
        .list();
  }

  /**
   * What the audit log says of a person; it stays, as its ids are opaque. The account of a platform
   * alone acts for others, and is looked for as who did: the log is never read from end to end for
   * anybody else.
   */
  static List<JsonNode> audited(String personId, Handle db) {
    return db.createQuery(
            """
            SELECT to_jsonb(r)::text FROM (
              SELECT recorded_at, action, challenge_id, subject FROM (
                SELECT * FROM audit_entry WHERE person_id = :person
                UNION ALL SELECT * FROM audit_entry
                WHERE actor_id = :person AND person_id IS DISTINCT FROM :person
                  AND EXISTS (SELECT 1 FROM person WHERE id = :person AND kind = 'SERVICE')) e
              ORDER BY recorded_at, id) r
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

  /** A team of which nobody is left but the person. */
  record Solo(String challengeId, String teamId) {}

  /**
   * Teams that submitted and never had another member who is not erased, with those that became
   * part of them. A team that has not submitted ends with its last member.
   */
  static List<Solo> solo(String personId, Handle db) {
    return db.createQuery(
            """
            WITH RECURSIVE solo AS (
              SELECT t.challenge_id, t.id FROM team t
              JOIN membership m ON m.team_id = t.id AND m.person_id = :person
              WHERE EXISTS (SELECT 1 FROM participation p WHERE p.team_id = t.id)
                AND NOT EXISTS (SELECT 1 FROM membership o JOIN person x ON x.id = o.person_id
                  WHERE o.team_id = t.id AND o.person_id <> :person AND x.erased_at IS NULL)
              UNION SELECT t.challenge_id, t.id FROM team t JOIN solo s ON t.merged_into = s.id)
            SELECT challenge_id, id FROM solo ORDER BY challenge_id, id
            """)
        .bind("person", personId)
        .map((row, context) -> new Solo(row.getString(1), row.getString(2)))
        .list();
  }

  /**
   * The phases in which the team took part, held so that none is published meanwhile. What refers
   * to them may be written: whoever ends an evaluation does, and waits for the team.
   */
  static List<String> holdPhases(String teamId, Handle db) {
    return db.createQuery(
            """
            SELECT id FROM phase WHERE id IN
              (SELECT phase_id FROM participation WHERE team_id = :team)
            ORDER BY id FOR NO KEY UPDATE
            """)
        .bind("team", teamId)
        .mapTo(String.class)
        .list();
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
}
