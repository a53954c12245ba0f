package org.aceso.host;

import java.time.Instant;

/**
 * A platform that hosts a challenge, is asked to, or did.
 *
 * @param isOwner whether the challenge was created under it
 */
record Host(
    String challengeId,
    String platformId,
    String platformName,
    HostState state,
    boolean isOwner,
    Instant offeredAt,
    Instant changedAt) {}
