package org.aceso.platform;

import java.time.Instant;

/**
 * A tenant: somebody who runs challenges for people of their own.
 *
 * @param contact how its operator is reached
 * @param maxUsers how many people it may bring
 * @param requestsPerMinute of all its credentials together; null for what the installation gives
 * @param accountId the person of kind SERVICE that it is
 * @param version raised by every change
 */
record Platform(
    String id,
    String name,
    String contact,
    PlatformState state,
    int maxUsers,
    Integer requestsPerMinute,
    String accountId,
    long version,
    Instant createdAt) {}
