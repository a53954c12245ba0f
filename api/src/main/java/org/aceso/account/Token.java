package org.aceso.account;

import java.time.Instant;
import java.util.List;

/**
 * A token without its secret.
 *
 * @param lastUsedAt null when it was never used; exact to a minute
 * @param revokedAt null while it was not revoked
 */
public record Token(
    String id,
    String personId,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt,
    Instant revokedAt) {}
