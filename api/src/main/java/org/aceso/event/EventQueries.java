package org.aceso.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;

/** SQL on events. */
final class EventQueries {
  /** The one rule of who may learn of an event. */
  private static final String ADMITTED =
      """
      (e.audience = 'EVERYONE'
       OR (e.audience = 'COMPETITORS' AND 'COMPETITOR' = ANY (v.roles))
       OR (e.audience = 'TEAM' AND e.audience_id = ANY (v.teams))
       OR (e.audience = 'PERSON' AND e.audience_id = ANY (v.people))
       OR e.officers && array_remove(v.roles, 'HOST')
       OR ('HOST' = ANY (e.officers) AND 'HOST' = ANY (v.roles)
           AND (e.data ->> 'personId' IS NULL AND e.audience NOT IN ('TEAM', 'PERSON')
                OR EXISTS
                  (SELECT 1 FROM person p WHERE p.platform_id = v.tenant
                   AND p.id IN (e.data ->> 'personId',
                                CASE WHEN e.audience = 'PERSON' THEN e.audience_id END)))))
      """;

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
              (id, type, challenge_id, subject, audience, audience_id, officers, data, occurred_at)
            VALUES (:id, :type, :challenge, :subject, :audience, :audienceId, :officers, :data::jsonb,
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
        .bindArray("officers", String.class, type.officers())
        .bind("data", data)
        .bind("coarse", type.isCoarse())
        .execute();
  }

  static boolean isAnyWithoutSeq(Handle db) {
    return db.createQuery("SELECT EXISTS (SELECT 1 FROM event WHERE seq IS NULL)")
        .mapTo(Boolean.class)
        .one();
  }

  static boolean isPending(String subject, Handle db) {
    return db.createQuery(
            "SELECT EXISTS (SELECT 1 FROM event WHERE seq IS NULL AND subject = :subject)")
        .bind("subject", subject)
        .mapTo(Boolean.class)
        .one();
  }

  /** The second statement starts after the lock is held, and sees all that was committed then. */
  static void giveSeqs(Handle db) {
    long last = db.createQuery("SELECT seq FROM event_head FOR UPDATE").mapTo(Long.class).one();
    int given =
        db.createUpdate(
                """
                WITH fresh AS (
                  SELECT id, row_number() OVER (ORDER BY position) AS place FROM event WHERE seq IS NULL
                )
                UPDATE event e SET seq = :last + fresh.place FROM fresh WHERE e.id = fresh.id
                """)
            .bind("last", last)
            .execute();
    db.execute("UPDATE event_head SET seq = ?", last + given);
  }

  static long last(Handle db) {
    return db.createQuery("SELECT seq FROM event_head").mapTo(Long.class).one();
  }

  static Optional<Long> place(String id, String challengeId, Handle db) {
    return db.createQuery(
            "SELECT seq FROM event WHERE id = :id AND challenge_id = :challenge AND seq IS NOT NULL")
        .bind("id", id)
        .bind("challenge", challengeId)
        .mapTo(Long.class)
        .findOne();
  }

  /** What each reader gets, by its place in the list. */
  static Map<Integer, List<Event>> read(
      List<? extends EventLog.Reader> readers, boolean bySubject, int count, Handle db) {
    Map<Integer, List<Event>> found = new LinkedHashMap<>();
    db.createQuery(
            """
            SELECT v.place, e.* FROM jsonb_to_recordset(:readers::jsonb) AS v
              (place int, challenge text, subject text, after bigint,
               roles text[], teams text[], people text[], tenant text)
            CROSS JOIN LATERAL (
              SELECT * FROM event e
              WHERE e.seq > v.after AND e.challenge_id = v.challenge AND %s AND %s
              ORDER BY e.seq LIMIT :count) e
            ORDER BY v.place, e.seq
            """
                .formatted(bySubject ? "e.subject = v.subject" : "true", ADMITTED))
        .bind("readers", json(readers))
        .bind("count", count)
        .map((row, context) -> Map.entry(row.getInt("place"), event(row)))
        .forEach(
            one ->
                found
                    .computeIfAbsent(one.getKey(), place -> new ArrayList<>())
                    .add(one.getValue()));
    return found;
  }

  private static String json(List<? extends EventLog.Reader> readers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (EventLog.Reader reader : readers) {
      EventView view = reader.view();
      Map<String, Object> row = new HashMap<>();
      row.put("place", rows.size());
      row.put("challenge", view.challengeId());
      row.put("subject", view.subject());
      row.put("after", reader.after());
      row.put("roles", view.roles());
      row.put("teams", view.teams());
      row.put("people", view.people());
      row.put("tenant", view.tenant());
      rows.add(row);
    }
    return Json.text(rows);
  }

  static void deleteOlder(Duration age, Handle db) {
    db.execute(
        "DELETE FROM event WHERE created_at < now() - ? * interval '1 second' AND seq IS NOT NULL",
        age.toSeconds());
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getString("id"),
        row.getLong("seq"),
        row.getString("type"),
        row.getString("challenge_id"),
        row.getString("subject"),
        row.getString("data"),
        row.getTimestamp("occurred_at").toInstant());
  }
}
