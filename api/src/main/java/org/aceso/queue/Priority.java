package org.aceso.queue;

/**
 * What goes before what: nothing of a later one is begun while something of an earlier one waits.
 */
public enum Priority {
  /** What competitors hand in. */
  LIVE(1),
  /** What was evaluated before: one of a challenge's is begun every ten seconds nevertheless. */
  RESCORING(2);

  private final int rank;

  Priority(int rank) {
    this.rank = rank;
  }

  /** As the database has it; 0, which would go before all, is nobody's so far. */
  int rank() {
    return rank;
  }
}
