package org.aceso.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are asked for.
 *
 * @param from the first instant
 * @param to the instant after the last
 */
record Filter(
    Optional<String> action,
    Optional<String> challengeId,
    Optional<String> personId,
    Optional<String> subject,
    Optional<Instant> from,
    Optional<Instant> to) {}
