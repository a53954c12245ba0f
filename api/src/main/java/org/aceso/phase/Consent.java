package org.aceso.phase;

import org.jdbi.v3.core.Handle;

/** Who else has to agree before a phase opens. */
@FunctionalInterface
public interface Consent {

  /**
   * Refuses while somebody did not agree to the phase as it is now. Called before the phase is
   * tested, and again while it is held, in the transaction that opens it.
   */
  void require(Phase phase, Handle db);
}
