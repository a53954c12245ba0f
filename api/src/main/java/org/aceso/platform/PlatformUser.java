package org.aceso.platform;

import java.time.Instant;

/**
 * A person whom a platform brought.
 *
 * @param externalId what the platform calls them, known to it and to administrators alone
 * @param blocked whether nobody may act for them
 */
record PlatformUser(
    String externalId, String personId, String displayName, Instant createdAt, boolean blocked) {}
