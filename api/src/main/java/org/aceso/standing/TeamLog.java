package org.aceso.standing;

import java.util.Optional;

/** What a team has scored, of which no more is kept than its entry and how many there are. */
final class TeamLog {
  private final Choice choice;
  private Scored entry;
  private int count;

  TeamLog(Choice choice) {
    this.choice = choice;
  }

  /** Takes one more into account, in any order. */
  void add(Scored scored) {
    count++;
    if (scored.competes() && (entry == null || choice.replaces(scored.entry(), entry.entry()))) {
      entry = scored;
    }
  }

  Standings.Proposed proposed(String teamId) {
    return new Standings.Proposed(
        teamId, Optional.ofNullable(entry).map(Scored::evaluationId), count);
  }
}
