package org.aceso.phase;

import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.aceso.challenge.Audience;

/** Who reads scores before publication: the one rule behind boards, submissions and evaluations. */
public enum Visibility {
  EVERYONE,
  COMPETITORS,
  OWN_TEAM,
  ORGANISERS;

  /** Whether the caller may read everybody's scores. */
  public boolean showsBoard(Audience audience, PhaseState state) {
    return state == PhaseState.PUBLISHED
        || audience.may(Permission.READ_HIDDEN_SCORES)
        || this == EVERYONE
        || (this == COMPETITORS && audience.roles().contains(Role.COMPETITOR));
  }

  /** Whether a member of the team may read the scores of its submissions. */
  public boolean showsOwnScores(Audience audience, PhaseState state) {
    return this == OWN_TEAM || showsBoard(audience, state);
  }
}
