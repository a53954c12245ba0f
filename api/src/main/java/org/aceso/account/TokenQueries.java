package org.aceso.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
                      : active(PersonQueries.roles(row.getArray(5)), scopes),
                  scopes,
                  instant(row, 3),
                  Optional.ofNullable(row.getObject(9, Integer.class)));
            })
        .findOne();
  }

  /** An administrator is one with the scope for it alone. */
  private static Set<Role> active(Set<Role> roles, Set<String> scopes) {
    return roles.stream()
        .filter(role -> role != Role.ADMINISTRATOR || scopes.contains("admin"))
        .collect(Collectors.toSet());
  }

  /** Notes the use at most once a minute, so that reading costs no write. */
  private static void touch(String id, Handle db) {
    db.execute(
        """
        UPDATE token SET last_used_at = now()
        WHERE id = ? AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
        """,
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

  static boolean isFuture(Instant instant, Handle db) {
    return db.createQuery("SELECT :at > now()").bind("at", instant).mapTo(Boolean.class).one();
  }

  static List<Token> page(String personId, String before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM token WHERE person_id = :person AND id < :before
            ORDER BY id DESC LIMIT :count
            """)
        .bind("person", personId)
        .bind("before", before)
        .bind("count", count)
        .map((row, context) -> token(row))
        .list();
  }

  static List<Token> ofPerson(String personId, Handle db) {
    return db.createQuery(
            "SELECT * FROM token WHERE person_id = :person ORDER BY created_at DESC, id")
        .bind("person", personId)
        .map((row, context) -> token(row))
        .list();
  }

  /** How many tokens were revoked; {@code personId} null means whosever it is. */
  static int revoke(String id, String personId, Handle db) {
    return db.createUpdate(
            """
            UPDATE token SET revoked_at = coalesce(revoked_at, now())
            WHERE id = :id AND (CAST(:person AS text) IS NULL OR person_id = :person)
            """)
        .bind("id", id)
        .bind("person", personId)
        .execute();
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
