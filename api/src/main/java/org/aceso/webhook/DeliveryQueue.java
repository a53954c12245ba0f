package org.aceso.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Deliveries in lanes: one lane a webhook and subject, in which one is sent at a time and in order.
 * Whoever holds the lease of a lane makes the attempt; the lock of a lane's row decides whether
 * something more came into it before it ends.
 */
final class DeliveryQueue {
  private DeliveryQueue() {}

  /** A delivery to be attempted now, with everything that it takes. */
  record Job(
      UUID lease,
      String deliveryId,
      int attempts,
      Webhook webhook,
      List<byte[]> secrets,
      long seq,
      String eventId,
      String challengeId,
      String subject,
      String body,
      long timestamp) {}

  /**
   * Leases due lanes. A webhook has four at a time, and one while it is failing: a dead address
   * takes the place of few others.
   */
  static List<Job> claim(int count, Duration lease, Handle db) {
    UUID id = Ids.uuid();
    db.createUpdate(
            """
            UPDATE webhook_lane u SET lease = :lease,
              leased_until = now() + :seconds * interval '1 second'
            FROM (
              SELECT l.webhook_id, l.lane FROM webhook w
              CROSS JOIN LATERAL (
                SELECT o.webhook_id, o.lane FROM webhook_lane o
                WHERE o.webhook_id = w.id AND o.due_at <= now()
                  AND (o.leased_until IS NULL OR o.leased_until <= now())
                ORDER BY o.due_at
                LIMIT greatest(0, CASE WHEN w.failing_since IS NULL THEN 4 ELSE 1 END
                  - (SELECT count(*) FROM webhook_lane b
                     WHERE b.webhook_id = w.id AND b.leased_until > now()))
                FOR UPDATE SKIP LOCKED) l
              WHERE w.state = 'ENABLED' ORDER BY random() LIMIT :count) due
            WHERE u.webhook_id = due.webhook_id AND u.lane = due.lane
            """)
        .bind("lease", id)
        .bind("seconds", lease.toSeconds())
        .bind("count", count)
        .execute();
    return jobs(id, db);
  }

  private static List<Job> jobs(UUID lease, Handle db) {
    return db.createQuery(
            """
            SELECT w.*, d.id AS delivery, d.attempts, e.id AS event, e.seq, e.type,
              e.challenge_id AS of_challenge, e.subject, e.data, e.occurred_at,
              CASE WHEN w.old_secret_until > now() THEN w.old_secret END AS valid_old_secret,
              extract(epoch FROM clock_timestamp())::bigint AS unix
            FROM webhook_lane l JOIN webhook w ON w.id = l.webhook_id
            CROSS JOIN LATERAL (
              SELECT * FROM webhook_delivery p
              WHERE p.webhook_id = l.webhook_id AND p.lane = l.lane AND p.state = 'PENDING'
              ORDER BY p.seq LIMIT 1) d
            JOIN event e ON e.id = d.event_id
            WHERE l.lease = :lease
            """)
        .bind("lease", lease)
        .map((row, context) -> job(row, lease))
        .list();
  }

  private static Job job(ResultSet row, UUID lease) throws SQLException {
    List<byte[]> secrets = new ArrayList<>(List.of(row.getBytes("secret")));
    byte[] old = row.getBytes("valid_old_secret");
    if (old != null) {
      secrets.add(old);
    }
    org.aceso.event.Event event =
        new org.aceso.event.Event(
            row.getString("event"),
            row.getLong("seq"),
            row.getString("type"),
            row.getString("of_challenge"),
            row.getString("subject"),
            row.getString("data"),
            row.getTimestamp("occurred_at").toInstant());
    return new Job(
        lease,
        row.getString("delivery"),
        row.getInt("attempts"),
        WebhookQueries.webhook(row),
        secrets,
        event.seq(),
        event.id(),
        event.challengeId(),
        event.subject(),
        event.json(),
        row.getLong("unix"));
  }

  /** Holds the lane of a job; false when another took it over, or the webhook was deleted. */
  static boolean hold(Job job, Handle db) {
    return db.createQuery(
            """
            SELECT 1 FROM webhook_lane l JOIN webhook_delivery d
              ON d.webhook_id = l.webhook_id AND d.lane = l.lane
            WHERE d.id = :delivery AND d.state = 'PENDING' AND l.lease = :lease FOR UPDATE OF l
            """)
        .bind("delivery", job.deliveryId())
        .bind("lease", job.lease())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void attempted(Job job, Outcome outcome, Integer status, int millis, Handle db) {
    db.createUpdate(
            """
            WITH one AS (
              UPDATE webhook_delivery SET attempts = attempts + 1 WHERE id = :id RETURNING attempts)
            INSERT INTO webhook_attempt (delivery_id, number, at, outcome, status, millis)
            SELECT :id, attempts, to_timestamp(:unix), :outcome, :status, :millis FROM one
            """)
        .bind("id", job.deliveryId())
        .bind("unix", job.timestamp())
        .bind("outcome", outcome.name())
        .bind("status", status)
        .bind("millis", millis)
        .execute();
  }

  /**
   * Tries the same again later; a tenth of the wait is chance, so that many do not come at once.
   * One lease may hold lanes of several webhooks about one subject.
   */
  static void retry(Job job, Duration after, Handle db) {
    db.createUpdate(
            """
            UPDATE webhook_lane SET lease = NULL, leased_until = NULL,
              due_at = now() + :seconds * (1 + 0.1 * random()) * interval '1 second'
            WHERE webhook_id = :webhook AND lease = :lease
              AND lane = (SELECT lane FROM webhook_delivery WHERE id = :id)
            """)
        .bind("webhook", job.webhook().id())
        .bind("seconds", after.toSeconds())
        .bind("lease", job.lease())
        .bind("id", job.deliveryId())
        .execute();
  }

  /** Ends a delivery, and goes on with the next in its lane. */
  static void finish(Job job, Delivery.State state, Handle db) {
    String lane =
        db.createQuery(
                """
                UPDATE webhook_delivery SET state = :state, finished_at = now() WHERE id = :id
                RETURNING lane
                """)
            .bind("state", state.name())
            .bind("id", job.deliveryId())
            .mapTo(String.class)
            .one();
    String webhook = job.webhook().id();
    int more =
        db.execute(
            """
            UPDATE webhook_lane SET lease = NULL, leased_until = NULL, due_at = now()
            WHERE webhook_id = ? AND lane = ? AND EXISTS (
              SELECT 1 FROM webhook_delivery
              WHERE webhook_id = ? AND lane = ? AND state = 'PENDING')
            """,
            webhook,
            lane,
            webhook,
            lane);
    if (more == 0) {
      db.execute("DELETE FROM webhook_lane WHERE webhook_id = ? AND lane = ?", webhook, lane);
    }
  }
}
