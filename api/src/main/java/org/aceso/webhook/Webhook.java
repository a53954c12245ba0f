package org.aceso.webhook;

import java.time.Instant;
import java.util.List;

/**
 * An address to which events are sent.
 *
 * @param ownerId whose eyes it looks with
 * @param platformId the platform for whose people it looks, or null
 * @param challengeId the challenge that it is limited to, or null
 * @param description null when there is none
 * @param types what it wants; empty for everything
 * @param disabledBecause null while it is enabled
 * @param failingSince null while what is sent arrives
 * @param oldSecretUntil until when the secret before signs, too; null when it does not
 * @param version raised by every change that its owner makes
 */
record Webhook(
    String id,
    String ownerId,
    String platformId,
    String challengeId,
    String url,
    String description,
    List<String> types,
    State state,
    Reason disabledBecause,
    Instant failingSince,
    Instant oldSecretUntil,
    long version,
    Instant createdAt) {

  /** Whether events are sent. */
  enum State {
    ENABLED,
    DISABLED
  }

  /** Why nothing is sent any more. */
  enum Reason {
    OWNER,
    GONE,
    EXHAUSTED
  }

  /** What its owner decides about it. */
  record Wish(String url, String description, List<String> types, State state) {
    Wish {
      types = List.copyOf(types);
    }
  }

  Wish wish() {
    return new Wish(url, description, types, state);
  }
}
