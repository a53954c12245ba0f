package org.aceso.quota;

import java.time.Instant;

/**
 * A submission that may be handed in.
 *
 * @param at when its request arrived, by the database's clock: the instant that deadlines and quota
 *     look at
 */
public record Admission(String phaseId, String teamId, Instant at) {}
