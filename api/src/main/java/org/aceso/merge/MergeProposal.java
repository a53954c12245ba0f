package org.aceso.merge;

import java.time.Instant;

/**
 * The offer of a team to become part of another.
 *
 * @param endedAt when it was accepted, refused or withdrawn; null before
 */
record MergeProposal(
    String id,
    String teamId,
    String intoTeamId,
    State state,
    Instant createdAt,
    Instant expiresAt,
    Instant endedAt) {

  boolean concerns(String team) {
    return team.equals(teamId) || team.equals(intoTeamId);
  }

  /** What became of it. */
  enum State {
    OPEN,
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    EXPIRED
  }
}
