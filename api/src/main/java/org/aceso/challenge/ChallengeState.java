package org.aceso.challenge;

import java.util.Set;

/** The states of a challenge, and the edges between them. */
public enum ChallengeState {
  DRAFT,
  REGISTRATION,
  CLOSED,
  ARCHIVED,
  CANCELLED;

  /** The states that a challenge may go to from this one by an organiser's request. */
  Set<ChallengeState> next() {
    return switch (this) {
      case DRAFT -> Set.of(REGISTRATION, CANCELLED);
      case REGISTRATION -> Set.of(CLOSED, CANCELLED);
      case CLOSED -> Set.of(ARCHIVED, CANCELLED);
      case ARCHIVED, CANCELLED -> Set.of();
    };
  }

  /** Whether phases can be prepared and opened. */
  public boolean isAlive() {
    return this == DRAFT || this == REGISTRATION;
  }
}
