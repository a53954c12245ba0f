package org.aceso.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;

/** SQL on deliveries as their owners see them. */
final class DeliveryQueries {
  private static final String SELECT =
      """
      SELECT d.*, e.type, CASE WHEN d.state = 'PENDING' AND NOT EXISTS (
          SELECT 1 FROM webhook_delivery p
          WHERE p.webhook_id = d.webhook_id AND p.lane = d.lane AND p.state = 'PENDING'
            AND p.seq < d.seq) THEN l.due_at END AS due_at,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('at', to_char(
                  a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'outcome', a.outcome, 'status', a.status, 'millis', a.millis)
              ORDER BY a.number), '[]')
         FROM webhook_attempt a WHERE a.delivery_id = d.id)::text AS attempted
      FROM webhook_delivery d JOIN event e ON e.id = d.event_id
      LEFT JOIN webhook_lane l ON l.webhook_id = d.webhook_id AND l.lane = d.lane
      """;

  private DeliveryQueries() {}

  static List<Delivery> page(
      String webhookId, Optional<String> state, String before, int count, Handle db) {
    return db.createQuery(
            SELECT
                + """
                WHERE d.webhook_id = :webhook AND d.id < :before
                  AND (CAST(:state AS text) IS NULL OR d.state = :state)
                ORDER BY d.id DESC LIMIT :count
                """)
        .bind("webhook", webhookId)
        .bind("before", before)
        .bind("state", state.orElse(null))
        .bind("count", count)
        .map((row, context) -> delivery(row))
        .list();
  }

  static Optional<Delivery> find(String id, String ownerId, Handle db) {
    return db.createQuery(
            SELECT
                + "JOIN webhook w ON w.id = d.webhook_id WHERE d.id = :id AND w.owner_id = :owner")
        .bind("id", id)
        .bind("owner", ownerId)
        .map((row, context) -> delivery(row))
        .findOne();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    List<Delivery.Attempt> attempts = new ArrayList<>();
    for (JsonNode one : Json.parse(row.getString("attempted"), JsonNode.class)) {
      attempts.add(
          new Delivery.Attempt(
              Instant.parse(one.get("at").asText()),
              Outcome.valueOf(one.get("outcome").asText()),
              one.get("status").isNull() ? null : one.get("status").asInt(),
              one.get("millis").asInt()));
    }
    return new Delivery(
        row.getString("id"),
        row.getString("webhook_id"),
        row.getString("event_id"),
        row.getString("type"),
        Delivery.State.valueOf(row.getString("state")),
        row.getString("redelivery_of"),
        attempts,
        WebhookQueries.instant(row, "due_at"),
        WebhookQueries.instant(row, "created_at"),
        WebhookQueries.instant(row, "finished_at"));
  }
}
