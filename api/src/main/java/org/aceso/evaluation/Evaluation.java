package org.aceso.evaluation;

import java.time.Instant;
import java.util.Optional;

/**
 * An evaluation as stored; scores and receipt are JSON.
 *
 * @param isShown whether the submission's team may know of it: it is of no rescoring that is under
 *     way or was discarded
 */
record Evaluation(
    String id,
    String submissionId,
    Optional<String> rescoringId,
    boolean isShown,
    boolean counts,
    String state,
    int attempts,
    Optional<String> fault,
    Optional<String> detail,
    Optional<String> receipt,
    Optional<String> scores,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {}
