package org.aceso.phase;

import java.time.Instant;

/**
 * A period of a challenge.
 *
 * @param state at the instant of reading
 * @param frozen what the self-test fixed; null for a draft
 * @param publishedAt null before publication
 * @param version raised by every change
 */
public record Phase(
    String id,
    String challengeId,
    PhaseDraft draft,
    PhaseState state,
    Frozen frozen,
    Instant publishedAt,
    long version,
    Instant createdAt) {}
