package org.aceso.role;

import java.util.List;
import java.util.Optional;
import org.aceso.access.Role;
import org.jdbi.v3.core.Handle;

/** SQL on the roles of the installation. */
final class InstallationRoleQueries {
  private InstallationRoleQueries() {}

  /** Whether it is a person of the installation itself: who came with a platform runs nothing. */
  static boolean isPerson(String id, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM person
                           WHERE id = :id AND platform_id IS NULL AND erased_at IS NULL)
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static boolean insert(String personId, Role role, Handle db) {
    return db.execute(
            "INSERT INTO installation_role (person_id, role) VALUES (?, ?) ON CONFLICT DO NOTHING",
            personId,
            role.name())
        == 1;
  }

  static RoleGrant get(String personId, Role role, Handle db) {
    return db.createQuery(
            """
            SELECT r.person_id, p.display_name, r.role, r.granted_at
            FROM installation_role r JOIN person p ON p.id = r.person_id
            WHERE r.person_id = :person AND r.role = :role
            """)
        .bind("person", personId)
        .bind("role", role.name())
        .map((row, context) -> RoleQueries.grant(row))
        .one();
  }

  static boolean delete(String personId, Role role, Handle db) {
    return db.execute(
            "DELETE FROM installation_role WHERE person_id = ? AND role = ?", personId, role.name())
        == 1;
  }

  static List<RoleGrant> page(Optional<String> after, int count, Handle db) {
    return db.createQuery(
            """
            SELECT r.person_id, p.display_name, r.role, r.granted_at
            FROM installation_role r JOIN person p ON p.id = r.person_id
            WHERE (r.person_id || ' ' || r.role) > :after
            ORDER BY (r.person_id || ' ' || r.role) LIMIT :count
            """)
        .bind("after", after.orElse(""))
        .bind("count", count)
        .map((row, context) -> RoleQueries.grant(row))
        .list();
  }
}
