package org.aceso.webhook;

import java.time.Instant;
import java.util.List;

/**
 * One event on its way to one webhook.
 *
 * @param redeliveryOf the delivery that was asked to be repeated, or null
 * @param nextAttemptAt null when none is to come, or one before it in its lane is on its way
 * @param finishedAt null while it is on its way
 */
record Delivery(
    String id,
    String webhookId,
    String eventId,
    String eventType,
    State state,
    String redeliveryOf,
    List<Attempt> attempts,
    Instant nextAttemptAt,
    Instant createdAt,
    Instant finishedAt) {

  /** Where it stands. */
  enum State {
    PENDING,
    DELIVERED,
    FAILED,
    CANCELLED
  }

  /** One try. */
  record Attempt(Instant at, Outcome outcome, Integer status, int millis) {}
}
