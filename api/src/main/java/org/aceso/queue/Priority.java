package org.aceso.queue;

/**
 * What goes before what: nothing of a later one is begun while something of an earlier one waits.
 */
public enum Priority {
  /** Tries of an organiser, of which there are few. */
  SMOKE(0),
  /** What competitors hand in. */
  LIVE(1),
  /** What was evaluated before: one of a challenge's is begun every ten seconds nevertheless. */
  RESCORING(2);

  private final int rank;

  Priority(int rank) {
    this.rank = rank;
  }

  /** As the database has it. */
  int rank() {
    return rank;
  }
}
