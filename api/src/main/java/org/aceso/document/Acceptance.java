package org.aceso.document;

import java.time.Instant;

/**
 * That a person accepted a version.
 *
 * @param actorId whose credential it was: the person's own, or that of who acted for them
 */
public record Acceptance(
    String personId,
    DocumentKind kind,
    int version,
    String sha256,
    String actorId,
    Instant acceptedAt) {}
