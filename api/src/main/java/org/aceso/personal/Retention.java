package org.aceso.personal;

import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what people told a challenge once the time is over that it declared. Goes in small steps,
 * each whole by itself: whoever is stopped between two goes on later, and of several servers one at
 * a time has the challenge.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int ROWS_A_STEP = 500;

  private final Jdbi jdbi;
  private final int rows;

  public Retention(Jdbi jdbi) {
    this(jdbi, ROWS_A_STEP);
  }

  Retention(Jdbi jdbi, int rows) {
    this.jdbi = jdbi;
    this.rows = rows;
  }

  /** Erases all that is due. What fails is tried again the next time, and keeps nothing else. */
  public void sweep() {
    for (String challenge : jdbi.withHandle(RetentionQueries::due)) {
      try {
        while (step(challenge)) {
          LOG.debug("erased some personal data of {}", challenge);
        }
      } catch (RuntimeException e) {
        LOG.warn("the personal data of {} could not be erased: {}", challenge, e.toString());
      }
    }
  }

  /** Whether there is more to do for the challenge; not if somebody else is at it. */
  boolean step(String challengeId) {
    return jdbi.inTransaction(db -> step(challengeId, db));
  }

  private boolean step(String challengeId, Handle db) {
    Optional<RetentionQueries.Ended> ended = RetentionQueries.lock(challengeId, db);
    if (ended.isEmpty()) {
      return false;
    }
    for (Held held : Held.values()) {
      if (held.isRetired() && RetentionQueries.retire(held, challengeId, rows, db) > 0) {
        return true;
      }
    }
    finish(ended.get(), db);
    return false;
  }

  /** Nothing is left, and nothing can come while the challenge is held, or afterwards. */
  private static void finish(RetentionQueries.Ended ended, Handle db) {
    String id = ended.challengeId();
    RetentionQueries.setErased(id, db);
    Map<String, ?> facts = Map.of("endedAt", ended.at(), "retentionDays", ended.retentionDays());
    Audit.record(Origin.BACKGROUND, AuditAction.PERSONAL_DATA_EXPIRED, id, id, facts, db);
    Map<String, ?> data = Map.of("state", ended.state());
    Events.publish(EventType.CHALLENGE_CHANGED, id, id, EventAudience.everyone(), data, db);
  }
}
