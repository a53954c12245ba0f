package org.aceso.challenge;

import java.util.EnumSet;
import java.util.Optional;
import org.aceso.access.Role;
import org.jdbi.v3.core.Handle;

/** SQL on who looks at challenges when nobody calls. */
final class ViewerQueries {
  private ViewerQueries() {}

  static Optional<Viewer> find(String personId, Handle db) {
    return db.createQuery(
            """
            SELECT p.platform_id, p.kind = 'SERVICE' FROM person p
            LEFT JOIN platform f ON f.id = p.platform_id
            WHERE p.id = :person AND (f.id IS NULL OR f.state = 'ACTIVE')
              AND p.blocked_at IS NULL
            """)
        .bind("person", personId)
        .map(
            (row, context) ->
                new Viewer(
                    Optional.of(personId),
                    Optional.ofNullable(row.getString(1)),
                    EnumSet.of(Role.ANYONE, row.getBoolean(2) ? Role.HOST : Role.PERSON)))
        .findOne();
  }
}
