package org.aceso.standing;

import java.util.Optional;
import org.aceso.merge.Follower;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Phases;
import org.jdbi.v3.core.Handle;

/**
 * What two teams that merge have on boards: of both entries the phase's rule keeps one, as if one
 * team had handed in all. A published board, and what it was made of, stays as it is.
 */
public final class FollowingStandings implements Follower {
  @Override
  public void follow(String phaseId, String team, String into, Handle db) {
    Phase phase = Phases.get(phaseId, db);
    if (phase.state() == PhaseState.PUBLISHED) {
      return;
    }
    Optional<Entry> brought = StandingQueries.current(phaseId, team, db);
    Optional<Entry> own = StandingQueries.current(phaseId, into, db);
    boolean takes =
        brought.isPresent()
            && (own.isEmpty() || Choice.of(phase).replaces(brought.get(), own.get()));
    StandingQueries.move(phaseId, team, into, takes, db);
  }
}
