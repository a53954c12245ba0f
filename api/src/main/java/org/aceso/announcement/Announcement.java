package org.aceso.announcement;

import java.time.Instant;
import org.aceso.challenge.Bilingual;

/**
 * Something that was announced, as its last revision says it.
 *
 * @param audience for whom it is; it stays, as older revisions were written for the same
 * @param withdrawnAt null while it stands
 */
record Announcement(
    String id,
    String challengeId,
    Audience audience,
    State state,
    Revision last,
    Instant createdAt,
    Instant withdrawnAt) {

  /** For whom it is. */
  enum Audience {
    EVERYONE,
    COMPETITORS
  }

  /** Whether it stands. */
  enum State {
    PUBLISHED,
    WITHDRAWN
  }

  /**
   * What it said from some instant on.
   *
   * @param body Markdown, as it was written
   */
  record Revision(
      int number, Bilingual title, Bilingual body, String writtenBy, Instant writtenAt) {}
}
