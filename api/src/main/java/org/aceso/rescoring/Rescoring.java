package org.aceso.rescoring;

import java.time.Instant;
import java.util.Optional;
import org.aceso.phase.Frozen;

/**
 * A batch of evaluations of a phase.
 *
 * @param reason told to everybody once it is applied
 * @param frozen what computes them
 * @param expiresAt when it is discarded unless somebody decides
 */
record Rescoring(
    String id,
    String phaseId,
    State state,
    String reason,
    Frozen frozen,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> endedAt) {

  /** READY is not stored: it is RUNNING with every evaluation ended of what was there at first. */
  enum State {
    RUNNING,
    READY,
    APPLIED,
    DISCARDED
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  /** Its state with what its evaluations say. */
  State state(Progress progress) {
    return isRunning() && progress.unfinished() == 0 ? State.READY : state;
  }
}
