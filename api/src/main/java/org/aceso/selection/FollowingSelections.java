package org.aceso.selection;

import java.util.ArrayList;
import java.util.List;
import org.aceso.merge.Follower;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Phases;
import org.aceso.standing.Standings;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/** What two teams that merge have chosen, before and beside what they have on boards. */
public final class FollowingSelections implements Follower {
  private final Follower standings;

  public FollowingSelections(Follower standings) {
    this.standings = standings;
  }

  @Override
  public void follow(String phaseId, String team, String into, Handle db) {
    standings.follow(phaseId, team, into, db);
    Phase phase = Phases.get(phaseId, db);
    if (phase.state() == PhaseState.PUBLISHED || !Selections.areOffered(phase)) {
      return;
    }
    List<String> goingOn = Teams.family(into, db);
    List<String> families = new ArrayList<>(goingOn);
    families.addAll(Teams.family(team, db));
    Selections.unite(phase, families, goingOn, db);
    Standings.choose(into, families, phase, db);
  }
}
