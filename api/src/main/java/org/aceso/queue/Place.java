package org.aceso.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a job stands that has not ended.
 *
 * @param attempts how often a worker began with it
 * @param position which of the next claims takes it, as things stand; empty once a worker has it
 * @param remaining about how long until then; empty when nothing is known
 * @param leasedUntil when it is taken over unless its worker says that it is alive
 */
public record Place(
    int attempts,
    Optional<Integer> position,
    Optional<Duration> remaining,
    Optional<Instant> leasedUntil) {}
