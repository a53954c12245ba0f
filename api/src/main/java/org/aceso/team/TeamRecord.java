package org.aceso.team;

import java.time.Instant;

/**
 * A name that a team had, or what an organiser did to it.
 *
 * @param reason null for what the captain did
 * @param oldName null when somebody was removed
 * @param newName null when somebody was removed
 * @param personId who was removed, or null
 */
record TeamRecord(
    String id,
    Kind kind,
    String byPersonId,
    Instant at,
    String reason,
    String oldName,
    String newName,
    String personId) {

  /** What was done. */
  enum Kind {
    RENAMED,
    RENAMED_FOR_CAUSE,
    REMOVED_FOR_CAUSE
  }
}
