package org.aceso.removal;

import java.io.IOException;
import java.util.Optional;
import org.aceso.storage.BlobStore;
import org.aceso.storage.RemovalLock;
import org.aceso.storage.StoreUnreachableException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes stored bytes that somebody let go of and nothing needs. First the row says so, then the
 * bytes go, each under the row's lock and after a look: whoever is killed in between leaves a row
 * that is due, and whoever refers to the bytes meanwhile either finds them or is told to send them
 * again.
 */
final class UnneededBytes {
  private static final Logger LOG = LoggerFactory.getLogger(UnneededBytes.class);

  private final Jdbi jdbi;
  private final BlobStore store;

  UnneededBytes(Jdbi jdbi, BlobStore store) {
    this.jdbi = jdbi;
    this.store = store;
  }

  /** Looks at so many at most; what somebody else has is looked at the next time. */
  void sweep(int most) throws IOException {
    int removed = 0;
    for (String sha256 : jdbi.withHandle(db -> RemovalQueries.dueBytes(most, db))) {
      removed += look(sha256) ? 1 : 0;
    }
    if (removed > 0) {
      LOG.info("removed {} stored files that nothing needs", removed);
    }
  }

  /** Whether the bytes are gone now. One file that cannot be removed keeps no other. */
  private boolean look(String sha256) throws IOException {
    try {
      return mark(sha256) && remove(sha256);
    } catch (StoreUnreachableException e) {
      throw e;
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", sha256, e.toString());
      return false;
    }
  }

  /** Says that the bytes are being removed; false when something needs them. */
  boolean mark(String sha256) throws IOException {
    return jdbi.inTransaction(
        db -> {
          Optional<Boolean> marked = RemovalQueries.lockBytes(sha256, db);
          if (marked.isEmpty() || isKept(sha256, marked.get(), db)) {
            return false;
          }
          RemovalQueries.mark(sha256, db);
          return true;
        });
  }

  /** False when the bytes count again, and while a backup is taken. */
  boolean remove(String sha256) throws IOException {
    return jdbi.inTransaction(
        db -> {
          if (!RemovalLock.mayRemove(db)) {
            return false;
          }
          boolean isMarked = RemovalQueries.lockBytes(sha256, db).orElse(false);
          if (!isMarked || isKept(sha256, true, db)) {
            return false;
          }
          store.remove(sha256);
          RemovalQueries.setGone(sha256, db);
          return true;
        });
  }

  /** What is needed stays, and is looked at again later. */
  private boolean isKept(String sha256, boolean isMarked, Handle db) throws IOException {
    if (!RemovalQueries.isNeeded(sha256, db)) {
      return false;
    }
    if (isMarked && !store.has(sha256)) {
      LOG.error("{} is needed, but was removed", sha256);
    } else {
      RemovalQueries.keep(sha256, db);
    }
    return true;
  }
}
