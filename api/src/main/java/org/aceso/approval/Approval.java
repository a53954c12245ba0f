package org.aceso.approval;

import java.time.Instant;

/**
 * One decision of one member of a scientific council.
 *
 * @param sha256 of what it is about
 * @param statement why, or null
 */
record Approval(
    String id,
    Matter matter,
    String sha256,
    Decision decision,
    String statement,
    String decidedBy,
    Instant decidedAt) {

  /** What was decided. */
  enum Decision {
    APPROVED,
    REFUSED
  }
}
