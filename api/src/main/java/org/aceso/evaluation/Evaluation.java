package org.aceso.evaluation;

import java.time.Instant;
import java.util.Optional;

/** An evaluation as stored; scores and receipt are JSON. */
record Evaluation(
    String id,
    String submissionId,
    String state,
    int attempts,
    Optional<String> fault,
    Optional<String> detail,
    Optional<String> receipt,
    Optional<String> scores,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {}
