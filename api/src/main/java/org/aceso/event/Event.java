package org.aceso.event;

import java.time.Instant;

/**
 * What happened.
 *
 * @param seq its place among all events
 * @param type as on the wire
 * @param challengeId null when it belongs to no challenge
 * @param data a JSON object of ids and states
 */
public record Event(
    String id,
    long seq,
    String type,
    String challengeId,
    String subject,
    String data,
    Instant occurredAt) {

  /** As it is sent, on a stream and to a webhook alike. */
  public String json() {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
        .formatted(id, type, occurredAt, data);
  }
}
