package org.aceso.upload;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that arrives in parts.
 *
 * @param length how many bytes it will have
 * @param received how many are safe in the store
 * @param metadata what the client said of it, as it said it; may be empty
 * @param sha256 of the whole, once somebody asked for it
 */
record Upload(
    String id,
    long length,
    long received,
    String metadata,
    Optional<String> sha256,
    Instant createdAt,
    Instant expiresAt) {

  boolean isWhole() {
    return received == length;
  }
}
