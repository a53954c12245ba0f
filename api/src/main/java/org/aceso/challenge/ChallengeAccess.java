package org.aceso.challenge;

/** Who may know of a challenge that is no draft. */
public enum ChallengeAccess {
  /** Everybody. */
  PUBLIC,

  /** The platforms that host it and their users, and whoever has a role in it. */
  PLATFORMS
}
