package org.aceso.removal;

import java.io.IOException;
import java.util.Set;
import org.aceso.storage.BlobStore;
import org.jdbi.v3.core.Jdbi;

/** Copies on this machine of bytes that another has removed from the store they share. */
public final class RemovedCopies {
  private final Jdbi jdbi;
  private final BlobStore store;

  public RemovedCopies(Jdbi jdbi, BlobStore store) {
    this.jdbi = jdbi;
    this.store = store;
  }

  public void forget() throws IOException {
    Set<String> copies = store.copies();
    if (!copies.isEmpty()) {
      store.forgetCopies(jdbi.withHandle(db -> RemovalQueries.removedAmong(copies, db)));
    }
  }
}
