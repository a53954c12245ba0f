package org.aceso.leaderboard;

import java.time.Instant;

/**
 * What one team has on a board.
 *
 * @param value NaN when it is undefined
 * @param baseline what the board calls it when it is a baseline, which competes with nobody; else
 *     null
 * @param verified whether an organiser verified it
 * @param replicates of the value, in the same order for every team; empty when there are none
 */
record Entry(
    String teamId,
    String team,
    String submissionId,
    String evaluationId,
    Instant receivedAt,
    double value,
    double[] replicates,
    int submissions,
    String baseline,
    boolean verified) {

  boolean isBaseline() {
    return baseline != null;
  }

  /** The same entry with its replicates. */
  Entry with(double[] values) {
    return new Entry(
        teamId,
        team,
        submissionId,
        evaluationId,
        receivedAt,
        value,
        values,
        submissions,
        baseline,
        verified);
  }
}
