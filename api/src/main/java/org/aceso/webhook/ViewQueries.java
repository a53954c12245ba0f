package org.aceso.webhook;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** SQL on the people for whom a platform's own account looks. */
final class ViewQueries {
  private ViewQueries() {}

  /**
   * A platform's users in a challenge.
   *
   * @param teams theirs, with all that became part of them
   * @param competes whether one of them is a competitor
   */
  record Users(Set<String> teams, Set<String> people, boolean competes) {}

  /** Empty when the owner is somebody in person. */
  static Optional<Users> ofAccount(String ownerId, String challengeId, Handle db) {
    return db.createQuery(
            """
            SELECT
              ARRAY(WITH RECURSIVE family AS (
                      SELECT m.team_id AS id FROM team_member m JOIN person p ON p.id = m.person_id
                      WHERE m.challenge_id = :challenge AND p.platform_id = o.platform_id
                      UNION SELECT t.id FROM team t JOIN family f ON t.merged_into = f.id)
                    SELECT id FROM family),
              ARRAY(SELECT r.person_id FROM registration r JOIN person p ON p.id = r.person_id
                    WHERE r.challenge_id = :challenge AND p.platform_id = o.platform_id),
              EXISTS (SELECT 1 FROM competitor c JOIN person p ON p.id = c.person_id
                      WHERE c.challenge_id = :challenge AND p.platform_id = o.platform_id)
            FROM person o WHERE o.id = :owner AND o.kind = 'SERVICE'
            """)
        .bind("owner", ownerId)
        .bind("challenge", challengeId)
        .map(
            (row, context) ->
                new Users(set(row.getArray(1)), set(row.getArray(2)), row.getBoolean(3)))
        .findOne();
  }

  private static Set<String> set(Array ids) throws SQLException {
    return Set.of((String[]) ids.getArray());
  }
}
