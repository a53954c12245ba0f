package org.aceso.queue;

import java.util.Optional;
import java.util.UUID;

/**
 * An evaluation that a worker holds for as long as its lease lasts.
 *
 * @param sha256 the submitted bytes
 * @param attempt which one this is, from 1
 * @param rescoringId the batch that it is of; empty for what a submission brought along
 * @param traceparent the step of a trace that it was asked for in, if that is traced
 */
public record Job(
    String evaluationId,
    UUID lease,
    String submissionId,
    String phaseId,
    String teamId,
    String sha256,
    int attempt,
    Optional<String> rescoringId,
    Optional<String> traceparent) {}
