package org.aceso.leaderboard;

import java.time.Instant;

/**
 * What one team has on a board.
 *
 * @param value NaN when it is undefined
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
    int submissions) {}
