package org.aceso.audit;

import java.time.Instant;

/**
 * An entry of the log, as it is stored.
 *
 * @param origin the name of an {@link Origin}
 * @param action the name of an {@link AuditAction}, be it one that this version does not know
 * @param facts the text whose bytes are hashed
 */
record Entry(
    String id,
    Instant recordedAt,
    String origin,
    String action,
    String challengeId,
    String subject,
    String personId,
    String actorId,
    String platformId,
    String credentialId,
    String requestId,
    String facts) {}
