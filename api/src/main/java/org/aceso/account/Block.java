package org.aceso.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the credentials of a person count.
 *
 * @param at since when they do not; empty while they do
 * @param reason empty, too, where it was erased
 */
record Block(String personId, String displayName, Optional<Instant> at, Optional<String> reason) {
  boolean isBlocked() {
    return at.isPresent();
  }
}
