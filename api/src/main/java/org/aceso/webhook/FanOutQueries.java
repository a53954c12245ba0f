package org.aceso.webhook;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on which webhooks might want which events. */
final class FanOutQueries {
  private FanOutQueries() {}

  /** A webhook and a challenge in which something happened. */
  record Candidate(Webhook webhook, String challengeId) {}

  /** A test of a webhook that its owner asked for. */
  record Ping(String webhookId, String eventId, long seq) {}

  static long head(Handle db) {
    return db.createQuery("SELECT seq FROM webhook_head").mapTo(Long.class).one();
  }

  /** Empty when another server is at it. */
  static Optional<Long> lockHead(Handle db) {
    return db.createQuery("SELECT seq FROM webhook_head FOR UPDATE SKIP LOCKED")
        .mapTo(Long.class)
        .findOne();
  }

  static void setHead(long seq, Handle db) {
    db.execute("UPDATE webhook_head SET seq = ?", seq);
  }

  /** Those that look at a challenge, or at all in which their owner has a part. */
  static List<Candidate> candidates(long after, long to, Handle db) {
    return db.createQuery(
            """
            SELECT w.*, e.of_challenge FROM webhook w JOIN (
              SELECT challenge_id AS of_challenge, array_agg(DISTINCT type) AS types FROM event
              WHERE seq > :after AND seq <= :to AND challenge_id IS NOT NULL GROUP BY challenge_id) e
              ON (w.challenge_id IS NULL OR w.challenge_id = e.of_challenge)
                AND (w.types = '{}' OR w.types && e.types)
            WHERE w.state = 'ENABLED' AND (w.challenge_id IS NOT NULL OR w.platform_id IS NOT NULL
              OR EXISTS (SELECT 1 FROM registration r
                         WHERE r.challenge_id = e.of_challenge AND r.person_id = w.owner_id
                           AND r.state IN ('PENDING', 'APPROVED'))
              OR EXISTS (SELECT 1 FROM challenge_role r
                         WHERE r.challenge_id = e.of_challenge AND r.person_id = w.owner_id))
            ORDER BY w.id, e.of_challenge
            """)
        .bind("after", after)
        .bind("to", to)
        .map(
            (row, context) ->
                new Candidate(WebhookQueries.webhook(row), row.getString("of_challenge")))
        .list();
  }

  static List<Ping> pings(long after, long to, Handle db) {
    return db.createQuery(
            """
            SELECT w.id, e.id, e.seq FROM event e JOIN webhook w ON w.id = e.audience_id
            WHERE e.seq > :after AND e.seq <= :to AND e.audience = 'WEBHOOK' AND w.state = 'ENABLED'
            ORDER BY e.seq
            """)
        .bind("after", after)
        .bind("to", to)
        .map((row, context) -> new Ping(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }
}
