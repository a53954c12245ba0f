package org.aceso;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.aceso.database.DatabaseClock;
import org.aceso.removal.RemovedCopies;
import org.aceso.storage.BlobStore;
import org.aceso.upload.Uploads;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nothing needs: parts of expired uploads, files of servers that were killed while they took
 * them in, and copies on this machine of files that were removed.
 */
record Leftovers(Jdbi jdbi, BlobStore store, Uploads uploads) {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** Longer than any file is on its way. */
  private static final Duration OLD = Duration.ofDays(1);

  /** What fails is tried again the next time. */
  void remove() {
    attempt("pieces of uploads", uploads::tidy);
    attempt("copies of removed files", new RemovedCopies(jdbi, store)::forget);
    attempt("files that never arrived", this::sweep);
  }

  private void sweep() throws IOException {
    Instant before = jdbi.withHandle(DatabaseClock::now).minus(OLD);
    int swept = store.sweep(before);
    if (swept > 0) {
      LOG.info("removed {} files of uploads that never ended", swept);
    }
  }

  /** What fails keeps nothing else. */
  private static void attempt(String what, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", what, e.getMessage());
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
