package org.aceso.challenge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on registrations. */
final class RegistrationQueries {
  private RegistrationQueries() {}

  /** The new registration, or empty when there was one. */
  static Optional<Registration> insert(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            INSERT INTO registration (challenge_id, person_id) VALUES (:challenge, :person)
            ON CONFLICT DO NOTHING RETURNING challenge_id, person_id, registered_at
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .map((row, context) -> registration(row))
        .findOne();
  }

  static Registration get(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT challenge_id, person_id, registered_at FROM registration
            WHERE challenge_id = :challenge AND person_id = :person
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .map((row, context) -> registration(row))
        .one();
  }

  /**
   * Those after a person, or from the start, in the order of registration.
   *
   * @param platform whose users alone are listed, if one is named
   */
  static List<Registration> page(
      String challengeId,
      Optional<String> platform,
      Optional<String> afterPerson,
      int count,
      Handle db) {
    return db.createQuery(
            """
            SELECT challenge_id, person_id, registered_at FROM registration
            WHERE challenge_id = :challenge
              AND (CAST(:platform AS text) IS NULL OR EXISTS
                (SELECT 1 FROM person p WHERE p.id = person_id AND p.platform_id = :platform))
              AND (CAST(:after AS text) IS NULL
              OR (registered_at, person_id) > (SELECT registered_at, person_id FROM registration
                  WHERE challenge_id = :challenge AND person_id = :after))
            ORDER BY registered_at, person_id LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("platform", platform.orElse(null))
        .bind("after", afterPerson.orElse(null))
        .bind("count", count)
        .map((row, context) -> registration(row))
        .list();
  }

  private static Registration registration(ResultSet row) throws SQLException {
    return new Registration(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant());
  }
}
