package org.aceso.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on webhooks. */
final class WebhookQueries {
  private WebhookQueries() {}

  static void insert(
      String id,
      String ownerId,
      String platformId,
      String challengeId,
      Webhook.Wish wish,
      byte[] secret,
      Handle db) {
    db.createUpdate(
            """
            INSERT INTO webhook
              (id, owner_id, platform_id, challenge_id, url, description, types, secret)
            VALUES (:id, :owner, :platform, :challenge, :url, :description, :types, :secret)
            """)
        .bind("id", id)
        .bind("owner", ownerId)
        .bind("platform", platformId)
        .bind("challenge", challengeId)
        .bind("url", wish.url())
        .bind("description", wish.description())
        .bindArray("types", String.class, wish.types())
        .bind("secret", secret)
        .execute();
  }

  static void update(String id, Webhook.Wish wish, Handle db) {
    db.createUpdate(
            """
            UPDATE webhook SET url = :url, description = :description, types = :types,
              state = :state, version = version + 1,
              disabled_because = CASE WHEN :state = 'ENABLED' THEN NULL
                                      ELSE coalesce(disabled_because, 'OWNER') END,
              failing_since = CASE WHEN :state = 'ENABLED' AND state = 'ENABLED' THEN failing_since END
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("url", wish.url())
        .bind("description", wish.description())
        .bindArray("types", String.class, wish.types())
        .bind("state", wish.state().name())
        .execute();
  }

  /** Until when the secret before signs, too. */
  static Instant rotate(String id, byte[] secret, Duration overlap, Handle db) {
    return db.createQuery(
            """
            UPDATE webhook SET old_secret = secret, secret = :secret, version = version + 1,
              old_secret_until = now() + :seconds * interval '1 second'
            WHERE id = :id RETURNING old_secret_until
            """)
        .bind("id", id)
        .bind("secret", secret)
        .bind("seconds", overlap.toSeconds())
        .mapTo(Instant.class)
        .one();
  }

  static void delete(String id, Handle db) {
    db.execute("DELETE FROM webhook WHERE id = ?", id);
  }

  /** Counted under the owner's row, so that two requests cannot both be the last that fits. */
  static int countOf(String ownerId, Handle db) {
    db.execute("SELECT 1 FROM person WHERE id = ? FOR NO KEY UPDATE", ownerId);
    return db.createQuery("SELECT count(*) FROM webhook WHERE owner_id = :owner")
        .bind("owner", ownerId)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * @param lock what follows the statement, such as FOR UPDATE
   */
  static Optional<Webhook> find(String id, String ownerId, String lock, Handle db) {
    return db.createQuery("SELECT * FROM webhook WHERE id = :id AND owner_id = :owner " + lock)
        .bind("id", id)
        .bind("owner", ownerId)
        .map((row, context) -> webhook(row))
        .findOne();
  }

  static List<Webhook> page(String ownerId, String before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM webhook WHERE owner_id = :owner AND id < :before
            ORDER BY id DESC LIMIT :count
            """)
        .bind("owner", ownerId)
        .bind("before", before)
        .bind("count", count)
        .map((row, context) -> webhook(row))
        .list();
  }

  static void disable(String id, Webhook.Reason because, Handle db) {
    db.execute(
        """
        UPDATE webhook SET state = 'DISABLED', disabled_because = ?, version = version + 1
        WHERE id = ? AND state = 'ENABLED'
        """,
        because.name(),
        id);
  }

  static void failing(String id, boolean failing, Handle db) {
    db.execute(
        """
        UPDATE webhook SET failing_since = CASE WHEN ? THEN coalesce(failing_since, now()) END
        WHERE id = ? AND (failing_since IS NULL) = ?
        """,
        failing,
        id,
        failing);
  }

  static Webhook webhook(ResultSet row) throws SQLException {
    String because = row.getString("disabled_because");
    return new Webhook(
        row.getString("id"),
        row.getString("owner_id"),
        row.getString("platform_id"),
        row.getString("challenge_id"),
        row.getString("url"),
        row.getString("description"),
        List.of((String[]) row.getArray("types").getArray()),
        Webhook.State.valueOf(row.getString("state")),
        because == null ? null : Webhook.Reason.valueOf(because),
        instant(row, "failing_since"),
        instant(row, "old_secret_until"),
        row.getLong("version"),
        instant(row, "created_at"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
