package org.aceso.invitation;

import java.time.Instant;

/**
 * What lets one person into a team.
 *
 * @param personId whom it is for; null when whoever has the code may use it
 * @param endedAt when it was accepted, declined or revoked; null before
 */
record Invitation(
    String id,
    String teamId,
    String teamName,
    String challengeId,
    String personId,
    State state,
    Instant createdAt,
    Instant expiresAt,
    Instant endedAt) {

  /** What became of it. */
  enum State {
    OPEN,
    ACCEPTED,
    DECLINED,
    REVOKED,
    EXPIRED
  }
}
