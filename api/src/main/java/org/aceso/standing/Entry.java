package org.aceso.standing;

import java.time.Instant;

/**
 * A scored submission to choose from.
 *
 * @param value of the ranking metric; null when it is undefined
 * @param chosen whether its team chose it to compete
 */
record Entry(Double value, Instant receivedAt, String submissionId, boolean chosen) {

  /** Acceptance puts submissions in order, and their ids those of one microsecond. */
  boolean isLaterThan(Entry other) {
    int compared = receivedAt.compareTo(other.receivedAt);
    return compared != 0 ? compared > 0 : submissionId.compareTo(other.submissionId) > 0;
  }
}
