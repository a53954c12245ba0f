package org.aceso.queue;

import java.util.UUID;

/**
 * An evaluation that a worker holds for as long as its lease lasts.
 *
 * @param sha256 the submitted bytes
 * @param attempt which one this is, from 1
 */
public record Job(
    String evaluationId,
    UUID lease,
    String submissionId,
    String phaseId,
    String teamId,
    String sha256,
    int attempt) {}
