package org.aceso.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on the people whom platforms brought. */
final class PlatformUserQueries {
  private PlatformUserQueries() {}

  static void insert(
      String personId, String name, String platformId, String externalId, Handle db) {
    db.execute(
        "INSERT INTO person (id, display_name, platform_id, external_id) VALUES (?, ?, ?, ?)",
        personId,
        name,
        platformId,
        externalId);
  }

  static void rename(String personId, String name, Handle db) {
    db.execute(
        "UPDATE person SET display_name = ?, version = version + 1 WHERE id = ?", name, personId);
  }

  static Optional<PlatformUser> find(String platformId, String externalId, Handle db) {
    return db.createQuery(
            """
            SELECT external_id, id, display_name, created_at, blocked_at IS NOT NULL FROM person
            WHERE platform_id = :platform AND external_id = :external
            """)
        .bind("platform", platformId)
        .bind("external", externalId)
        .map((row, context) -> user(row))
        .findOne();
  }

  /** Those whom the platform brought, whether or not their external id was erased since. */
  static int count(String platformId, Handle db) {
    return db.createQuery(
            "SELECT count(*) FROM person WHERE platform_id = :platform AND kind = 'PERSON'")
        .bind("platform", platformId)
        .mapTo(Integer.class)
        .one();
  }

  static List<PlatformUser> page(String platformId, String after, int count, Handle db) {
    return db.createQuery(
            """
            SELECT external_id, id, display_name, created_at, blocked_at IS NOT NULL FROM person
            WHERE platform_id = :platform AND external_id > :after
            ORDER BY external_id LIMIT :count
            """)
        .bind("platform", platformId)
        .bind("after", after)
        .bind("count", count)
        .map((row, context) -> user(row))
        .list();
  }

  private static PlatformUser user(ResultSet row) throws SQLException {
    return new PlatformUser(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getTimestamp(4).toInstant(),
        row.getBoolean(5));
  }
}
