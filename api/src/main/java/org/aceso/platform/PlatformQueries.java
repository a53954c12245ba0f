package org.aceso.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on platforms and their own accounts. */
final class PlatformQueries {
  private PlatformQueries() {}

  static void insert(Platform platform, Handle db) {
    db.execute(
        """
        INSERT INTO platform (id, name, contact, max_users, requests_per_minute)
        VALUES (?, ?, ?, ?, ?)
        """,
        platform.id(),
        platform.name(),
        platform.contact(),
        platform.maxUsers(),
        platform.requestsPerMinute());
  }

  static void insertAccount(String personId, String name, String platformId, Handle db) {
    db.execute(
        "INSERT INTO person (id, display_name, kind, platform_id) VALUES (?, ?, 'SERVICE', ?)",
        personId,
        name,
        platformId);
  }

  static void nameAccount(String personId, String name, Handle db) {
    db.execute(
        "UPDATE person SET display_name = ?, version = version + 1 WHERE id = ?", name, personId);
  }

  static void update(Platform platform, Handle db) {
    db.execute(
        """
        UPDATE platform SET name = ?, contact = ?, state = ?, max_users = ?, requests_per_minute = ?,
          version = version + 1
        WHERE id = ?
        """,
        platform.name(),
        platform.contact(),
        platform.state().name(),
        platform.maxUsers(),
        platform.requestsPerMinute(),
        platform.id());
  }

  static Optional<Platform> find(String id, Handle db) {
    return db.createQuery(
            """
            SELECT f.*, p.id AS account FROM platform f
            JOIN person p ON p.platform_id = f.id AND p.kind = 'SERVICE' WHERE f.id = :id
            """)
        .bind("id", id)
        .map((row, context) -> platform(row))
        .findOne();
  }

  /** Holds the row until the transaction ends; who only refers to it does not wait. */
  static Optional<Platform> lock(String id, Handle db) {
    return db.createQuery(
            """
            SELECT f.*, p.id AS account FROM platform f
            JOIN person p ON p.platform_id = f.id AND p.kind = 'SERVICE' WHERE f.id = :id
            FOR NO KEY UPDATE OF f
            """)
        .bind("id", id)
        .map((row, context) -> platform(row))
        .findOne();
  }

  static List<Platform> page(String before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT f.*, p.id AS account FROM platform f
            JOIN person p ON p.platform_id = f.id AND p.kind = 'SERVICE'
            WHERE f.id < :before ORDER BY f.id DESC LIMIT :count
            """)
        .bind("before", before)
        .bind("count", count)
        .map((row, context) -> platform(row))
        .list();
  }

  private static Platform platform(ResultSet row) throws SQLException {
    return new Platform(
        row.getString("id"),
        row.getString("name"),
        row.getString("contact"),
        PlatformState.valueOf(row.getString("state")),
        row.getInt("max_users"),
        row.getObject("requests_per_minute", Integer.class),
        row.getString("account"),
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant());
  }
}
