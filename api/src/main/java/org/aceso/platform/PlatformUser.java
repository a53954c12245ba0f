package org.aceso.platform;

import java.time.Instant;

/**
 * A person whom a platform brought.
 *
 * @param externalId what the platform calls them, known to it and to administrators alone
 */
record PlatformUser(String externalId, String personId, String displayName, Instant createdAt) {}
