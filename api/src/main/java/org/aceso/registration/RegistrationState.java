package org.aceso.registration;

import java.util.Set;
import org.aceso.http.Refusal;

/** The states of a registration, and the edges between them. */
enum RegistrationState {
  PENDING,
  APPROVED,
  REFUSED,
  WITHDRAWN;

  /**
   * The states that a registration may go to from this one. To register again is no edge: it starts
   * anew, from REFUSED only where the decision allows it.
   */
  Set<RegistrationState> next() {
    return switch (this) {
      case PENDING -> Set.of(APPROVED, REFUSED, WITHDRAWN);
      case APPROVED -> Set.of(REFUSED, WITHDRAWN);
      case REFUSED -> Set.of(APPROVED);
      case WITHDRAWN -> Set.of();
    };
  }

  /** Whether the person competes or asks to. */
  boolean isAlive() {
    return this == PENDING || this == APPROVED;
  }

  void requireEdge(RegistrationState to) {
    if (!next().contains(to)) {
      throw Refusal.state(this, "a registration cannot go from " + this + " to " + to);
    }
  }
}
