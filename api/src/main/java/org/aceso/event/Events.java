package org.aceso.event;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.http.Json;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** Tells what happened. */
public final class Events {
  private Events() {}

  /**
   * Writes an event in the caller's transaction: it is delivered if and only if that commits. Call
   * it while the row of the subject is locked; that is what puts the events of a subject in order.
   *
   * @param challengeId null when it belongs to no challenge
   * @param subject the id of what it happened to
   * @param data the members that the type names: texts, states and instants
   * @return its id
   */
  public static String publish(
      EventType type,
      String challengeId,
      String subject,
      EventAudience audience,
      Map<String, ?> data,
      Handle db) {
    if (!db.isInTransaction()) {
      throw new IllegalStateException("an event is part of the transaction that it tells of");
    }
    String id = Ids.next("evt");
    EventQueries.insert(
        id, type, challengeId, subject, audience, json(type, challengeId, data), db);
    return id;
  }

  private static String json(EventType type, String challengeId, Map<String, ?> data) {
    if (!data.keySet().equals(type.members())) {
      throw new IllegalArgumentException(
          type.word() + " has the members " + type.members() + ", not " + data.keySet());
    }
    Map<String, String> thin = new TreeMap<>();
    data.forEach((name, value) -> thin.put(name, thin(value)));
    if (challengeId != null) {
      thin.put("challengeId", challengeId);
    }
    return Json.text(thin);
  }

  private static String thin(Object value) {
    if (value instanceof String || value instanceof Enum<?> || value instanceof Instant) {
      return value.toString();
    }
    throw new IllegalArgumentException("events hold ids, states and instants alone");
  }
}
