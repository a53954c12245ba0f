package org.aceso.webhook;

import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** SQL on what comes into lanes, and what ends all of a webhook. */
final class LaneQueries {
  private LaneQueries() {}

  /** Appends deliveries; a lane that is there is held meanwhile, so that it cannot end. */
  static void add(String webhookId, String eventId, long seq, String lane, Handle db) {
    db.execute(
        """
        INSERT INTO webhook_delivery (id, webhook_id, event_id, seq, lane) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (webhook_id, event_id) WHERE redelivery_of IS NULL DO NOTHING
        """,
        Ids.next("del"),
        webhookId,
        eventId,
        seq,
        lane);
    open(webhookId, lane, db);
  }

  /** Repeats a delivery, in a lane of its own: what comes after it was sent already. */
  static String repeat(Delivery delivery, Handle db) {
    String id = Ids.next("del");
    db.execute(
        """
        INSERT INTO webhook_delivery (id, webhook_id, event_id, seq, lane, redelivery_of)
        SELECT ?, webhook_id, event_id, seq, ?, id FROM webhook_delivery WHERE id = ?
        """,
        id,
        id,
        delivery.id());
    open(delivery.webhookId(), id, db);
    return id;
  }

  private static void open(String webhookId, String lane, Handle db) {
    db.execute(
        """
        INSERT INTO webhook_lane AS l (webhook_id, lane) VALUES (?, ?)
        ON CONFLICT (webhook_id, lane) DO UPDATE SET due_at = l.due_at
        """,
        webhookId,
        lane);
  }

  /** Gives up whatever waits for a webhook. */
  static void cancel(String webhookId, Handle db) {
    db.execute("DELETE FROM webhook_lane WHERE webhook_id = ?", webhookId);
    db.execute(
        """
        UPDATE webhook_delivery SET state = 'CANCELLED', finished_at = now()
        WHERE webhook_id = ? AND state = 'PENDING'
        """,
        webhookId);
  }

  /** Ends lanes whose last event was deleted for its age while they were leased. */
  static void sweep(Handle db) {
    db.execute(
        """
        DELETE FROM webhook_lane l WHERE l.due_at < now() - interval '1 hour' AND NOT EXISTS (
          SELECT 1 FROM webhook_delivery d
          WHERE d.webhook_id = l.webhook_id AND d.lane = l.lane AND d.state = 'PENDING')
        """);
  }
}
