package org.aceso.merge;

import org.jdbi.v3.core.Handle;

/** Brings along what a team has where it took part, in the transaction of the merge. */
@FunctionalInterface
public interface Follower {

  /** Both teams' participations in the phase are held, and the phase is not published meanwhile. */
  void follow(String phaseId, String team, String into, Handle db);
}
