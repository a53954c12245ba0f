package org.aceso.leaderboard;

import java.time.Instant;

/**
 * What one team has on a board.
 *
 * @param value NaN when it is undefined
 * @param baseline what the board calls it when it is a baseline, which competes with nobody; else
 *     null
 * @param verified whether an organiser verified it
 * @param resampled what the bootstrap says of the value
 */
record Entry(
    String teamId,
    String team,
    String submissionId,
    String evaluationId,
    Instant receivedAt,
    double value,
    Resampled resampled,
    int submissions,
    String baseline,
    boolean verified) {

  boolean isBaseline() {
    return baseline != null;
  }

  /** The same entry with what the bootstrap says. */
  Entry with(Resampled found) {
    return new Entry(
        teamId,
        team,
        submissionId,
        evaluationId,
        receivedAt,
        value,
        found,
        submissions,
        baseline,
        verified);
  }
}
