package org.aceso.event;

import org.jdbi.v3.core.Handle;

/** SQL on events. */
final class EventQueries {
  private EventQueries() {}

  static void insert(
      String id,
      EventType type,
      String challengeId,
      String subject,
      EventAudience audience,
      String data,
      Handle db) {
    db.createUpdate(
            """
            INSERT INTO event
              (id, type, challenge_id, subject, audience, audience_id, data, occurred_at)
            VALUES (:id, :type, :challenge, :subject, :audience, :audienceId, :data::jsonb,
              CASE WHEN :coarse
                THEN to_timestamp((floor(extract(epoch FROM clock_timestamp()) / 10) + 1) * 10)
                ELSE clock_timestamp() END)
            """)
        .bind("id", id)
        .bind("type", type.word())
        .bind("challenge", challengeId)
        .bind("subject", subject)
        .bind("audience", audience.kind().name())
        .bind("audienceId", audience.id())
        .bind("data", data)
        .bind("coarse", type.isCoarse())
        .execute();
  }
}
