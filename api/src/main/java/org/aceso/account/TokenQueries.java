package org.aceso.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Role;
import org.aceso.http.Principal;
import org.jdbi.v3.core.Handle;

/** SQL on tokens. */
final class TokenQueries {
  private TokenQueries() {}

  static Optional<Principal> principal(byte[] hash, Handle db) {
    return db.createQuery(
            """
            SELECT p.id, t.scopes, t.expires_at, t.id,
                   ARRAY(SELECT role FROM installation_role r WHERE r.person_id = p.id),
                   t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute',
                   p.platform_id, p.kind = 'SERVICE', f.requests_per_minute
            FROM token t JOIN person p ON p.id = t.person_id
            LEFT JOIN platform f ON f.id = p.platform_id
            WHERE t.secret_hash = :hash AND t.revoked_at IS NULL AND t.expires_at > now()
              AND (f.id IS NULL OR f.state = 'ACTIVE')
              AND p.blocked_at IS NULL AND p.erased_at IS NULL
            """)
        .bind("hash", hash)
        .map(
            (row, context) -> {
              if (row.getBoolean(6)) {
                touch(row.getString(4), db);
              }
              Set<String> scopes = Set.of(array(row, 2));
              return new Principal(
                  row.getString(1),
                  row.getString(1),
                  Optional.ofNullable(row.getString(7)),
                  row.getString(4),
                  row.getBoolean(8)
                      ? Set.of(Role.HOST)
                      : Person.active(PersonQueries.roles(row.getArray(5)), scopes),
                  scopes,
                  instant(row, 3),
                  Optional.ofNullable(row.getObject(9, Integer.class)));
            })
        .findOne();
  }

  /**
   * Notes the use at most once a minute, so that reading costs no write; and outside of a
   * transaction without waiting for the disk, as nobody misses a minute after a crash.
   */
  private static void touch(String id, Handle db) {
    db.execute(
        """
        WITH haste AS (
          SELECT CASE WHEN ? THEN set_config('synchronous_commit', 'off', true) END
        )
        UPDATE token SET last_used_at = now() FROM haste
        WHERE id = ? AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
        """,
        !db.isInTransaction(),
        id);
  }

  static Token insert(
      String id,
      String personId,
      String name,
      byte[] hash,
      List<String> scopes,
      Instant expiresAt,
      Handle db) {
    return db.createQuery(
            """
            INSERT INTO token (id, person_id, name, secret_hash, scopes, expires_at)
            VALUES (:id, :person, :name, :hash, :scopes, :expires)
            RETURNING *
            """)
        .bind("id", id)
        .bind("person", personId)
        .bind("name", name)
        .bind("hash", hash)
        .bindArray("scopes", String.class, scopes)
        .bind("expires", expiresAt)
        .map((row, context) -> token(row))
        .one();
  }

  /** Newest first; {@code personId} null means everybody's. */
  static List<Token> page(String personId, Optional<String> after, int limit, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM token
            WHERE (CAST(:person AS text) IS NULL OR person_id = :person)
              AND (CAST(:after AS text) IS NULL OR id < :after)
            ORDER BY id DESC LIMIT :limit
            """)
        .bind("person", personId)
        .bind("after", after.orElse(null))
        .bind("limit", limit)
        .map((row, context) -> token(row))
        .list();
  }

  static Optional<Token> find(String id, Handle db) {
    return db.createQuery("SELECT * FROM token WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> token(row))
        .findOne();
  }

  /** Whether it was not revoked before. */
  static boolean revoke(String id, Handle db) {
    return db.execute("UPDATE token SET revoked_at = now() WHERE id = ? AND revoked_at IS NULL", id)
        == 1;
  }

  static void markOneTime(String id, Handle db) {
    db.execute("UPDATE token SET one_time = true WHERE id = ?", id);
  }

  /** Ends the token of a first start, if this is one; null means whichever there is. */
  static List<String> exchange(String id, Handle db) {
    return db.createQuery(
            """
            UPDATE token SET revoked_at = now()
            WHERE one_time AND revoked_at IS NULL AND (CAST(:id AS text) IS NULL OR id = :id)
            RETURNING id
            """)
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  /** Whether a secret would be let in now. */
  static boolean isValid(byte[] hash, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (
              SELECT 1 FROM token
              WHERE secret_hash = :hash AND revoked_at IS NULL AND expires_at > now())
            """)
        .bind("hash", hash)
        .mapTo(Boolean.class)
        .one();
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString("id"),
        row.getString("person_id"),
        row.getString("name"),
        List.of((String[]) row.getArray("scopes").getArray()),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        orNull(row.getTimestamp("last_used_at")),
        orNull(row.getTimestamp("revoked_at")));
  }

  private static String[] array(ResultSet row, int column) throws SQLException {
    return (String[]) row.getArray(column).getArray();
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static Instant orNull(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
