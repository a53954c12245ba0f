package org.aceso.audit;

import java.time.Instant;

/**
 * An entry in a list, with its place in the chain.
 *
 * @param seq null while it is not sealed, like {@code hash}
 */
record Listed(Entry entry, Long seq, String hash) {

  /** Where a list goes on. */
  record Place(Instant recordedAt, String id) {
    static Place of(String key) {
      int space = key.indexOf(' ');
      return new Place(Instant.parse(key.substring(0, space)), key.substring(space + 1));
    }
  }

  String key() {
    return entry.recordedAt() + " " + entry.id();
  }
}
