package org.aceso.joinrequest;

import java.time.Instant;

/**
 * Somebody who asks to join a team.
 *
 * @param message for the captain; null when there is none, or the request has ended
 * @param endedAt when it was accepted, refused or withdrawn; null before
 */
record JoinRequest(
    String id,
    String teamId,
    String teamName,
    String challengeId,
    String personId,
    String displayName,
    String message,
    State state,
    Instant createdAt,
    Instant expiresAt,
    Instant endedAt) {

  /** What became of it. */
  enum State {
    OPEN,
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    EXPIRED
  }
}
