package org.aceso.role;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Role;
import org.jdbi.v3.core.Handle;

/** SQL on the roles of challenges. */
final class RoleQueries {
  private RoleQueries() {}

  /** What a person is to a challenge; who waits to compete counts as a competitor. */
  static Set<Role> held(String challengeId, String personId, Handle db) {
    return Set.copyOf(
        db.createQuery(
                """
                SELECT role FROM challenge_role WHERE challenge_id = :challenge AND person_id = :person
                UNION ALL
                SELECT 'COMPETITOR' FROM registration
                WHERE challenge_id = :challenge AND person_id = :person
                  AND state IN ('PENDING', 'APPROVED')
                """)
            .bind("challenge", challengeId)
            .bind("person", personId)
            .map((row, context) -> Role.valueOf(row.getString(1)))
            .list());
  }

  /**
   * Whether a person can be given a role of a challenge by somebody.
   *
   * @param tenant the giver's platform, or null
   * @param all whether the giver may reach everybody
   */
  static boolean isReachable(
      String challengeId, String personId, String tenant, boolean all, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM people_reached(:challenge, :tenant) p WHERE p.id = :person)
                OR (:all AND EXISTS (SELECT 1 FROM person p
                                     WHERE p.id = :person AND p.erased_at IS NULL))
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .bind("tenant", tenant)
        .bind("all", all)
        .mapTo(Boolean.class)
        .one();
  }

  static boolean insert(String challengeId, String personId, Role role, Handle db) {
    return db.execute(
            """
            INSERT INTO challenge_role (challenge_id, person_id, role) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            challengeId,
            personId,
            role.name())
        == 1;
  }

  static RoleGrant get(String challengeId, String personId, Role role, Handle db) {
    return db.createQuery(
            """
            SELECT r.person_id, p.display_name, r.role, r.granted_at
            FROM challenge_role r JOIN person p ON p.id = r.person_id
            WHERE r.challenge_id = :challenge AND r.person_id = :person AND r.role = :role
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .bind("role", role.name())
        .map((row, context) -> grant(row))
        .one();
  }

  static boolean delete(String challengeId, String personId, Role role, Handle db) {
    return db.execute(
            "DELETE FROM challenge_role WHERE challenge_id = ? AND person_id = ? AND role = ?",
            challengeId,
            personId,
            role.name())
        == 1;
  }

  static int count(String challengeId, Role role, Handle db) {
    return db.createQuery(
            "SELECT count(*) FROM challenge_role WHERE challenge_id = :challenge AND role = :role")
        .bind("challenge", challengeId)
        .bind("role", role.name())
        .mapTo(Integer.class)
        .one();
  }

  /** Those of everybody, or without the users of other platforms than one. */
  static List<RoleGrant> page(
      String challengeId, Optional<String> platform, Optional<String> after, int count, Handle db) {
    return db.createQuery(
            """
            SELECT r.person_id, p.display_name, r.role, r.granted_at
            FROM challenge_role r JOIN person p ON p.id = r.person_id
            WHERE r.challenge_id = :challenge AND (r.person_id || ' ' || r.role) > :after
              AND (CAST(:platform AS text) IS NULL OR p.platform_id IS NULL
                   OR p.platform_id = :platform)
            ORDER BY (r.person_id || ' ' || r.role) LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("platform", platform.orElse(null))
        .bind("after", after.orElse(""))
        .bind("count", count)
        .map((row, context) -> grant(row))
        .list();
  }

  static RoleGrant grant(ResultSet row) throws SQLException {
    return new RoleGrant(
        row.getString(1),
        row.getString(2),
        Role.valueOf(row.getString(3)),
        row.getTimestamp(4).toInstant());
  }
}
