package org.aceso.removal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.ids.Ids;
import org.aceso.storage.BlobStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what was submitted to a challenge once the time is over for which it keeps files. Goes in
 * small steps, each whole by itself: whoever is stopped between two goes on later, and of several
 * servers one at a time has the challenge.
 */
public final class FileRetention {
  private static final Logger LOG = LoggerFactory.getLogger(FileRetention.class);
  private static final int SUBMISSIONS_A_STEP = 500;
  private static final int FILES_A_SWEEP = 10_000;

  private final Jdbi jdbi;
  private final UnneededBytes bytes;
  private final int submissions;

  public FileRetention(Jdbi jdbi, BlobStore store) {
    this(jdbi, store, SUBMISSIONS_A_STEP);
  }

  FileRetention(Jdbi jdbi, BlobStore store, int submissions) {
    this.jdbi = jdbi;
    this.bytes = new UnneededBytes(jdbi, store);
    this.submissions = submissions;
  }

  /** Removes what is due. What fails is tried again the next time, and keeps nothing else. */
  public void sweep() {
    List<String> challenges = jdbi.withHandle(RemovalQueries::due);
    for (String challenge : challenges) {
      attempt(challenge, () -> letGo(challenge));
    }
    attempt("ended challenges", () -> bytes.sweep(FILES_A_SWEEP));
    for (String challenge : challenges) {
      attempt(challenge, () -> jdbi.useTransaction(db -> finish(challenge, db)));
    }
  }

  private static void attempt(String whose, Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("files of {} could not be removed: {}", whose, e.toString());
    }
  }

  /** What may fail without keeping anything else. */
  private interface Work {
    void run() throws IOException;
  }

  private void letGo(String challengeId) {
    for (String phase : jdbi.withHandle(db -> RemovalQueries.phases(challengeId, db))) {
      Optional<String> reached = Optional.of(Ids.behindAll("sub"));
      while (reached.isPresent()) {
        reached = step(challengeId, phase, reached.get());
      }
    }
  }

  /** How far it came; empty when there is no more to let go of, or somebody else is at it. */
  private Optional<String> step(String challengeId, String phaseId, String before) {
    return jdbi.inTransaction(
        db ->
            RemovalQueries.lock(challengeId, db)
                .flatMap(ended -> RemovalQueries.letGo(phaseId, before, submissions, db)));
  }

  /** Nothing new can come, as the challenge has ended. */
  private static void finish(String id, Handle db) {
    Optional<RemovalQueries.Ended> ended = RemovalQueries.lock(id, db);
    if (ended.isEmpty() || RemovalQueries.hasMore(id, db)) {
      return;
    }
    RemovalQueries.Removed removed = RemovalQueries.removed(id, db);
    RemovalQueries.setRemoved(id, db);
    Map<String, ?> facts =
        Map.of(
            "endedAt",
            ended.get().at(),
            "fileRetentionDays",
            ended.get().fileRetentionDays(),
            "submissions",
            removed.submissions(),
            "files",
            removed.files());
    Audit.record(Origin.BACKGROUND, AuditAction.FILES_REMOVED, id, id, facts, db);
    Map<String, ?> data = Map.of("state", ended.get().state());
    Events.publish(EventType.CHALLENGE_CHANGED, id, id, EventAudience.everyone(), data, db);
  }
}
