package org.aceso.dataset;

import java.time.Instant;
import java.util.List;

/** A named set of files. */
record Dataset(
    String id,
    String challengeId,
    String name,
    Access access,
    List<StoredFile> files,
    Instant createdAt) {

  /** One of its files. */
  record StoredFile(String name, long bytes, String sha256, String mediaType) {}
}
