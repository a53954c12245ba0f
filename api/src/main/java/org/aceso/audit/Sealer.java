package org.aceso.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aceso.database.DatabaseClock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Links committed entries to the chain. One server does at a time; whoever comes meanwhile leaves
 * it to that one.
 */
public final class Sealer {
  private static final int BATCH = 1_000;

  private Sealer() {}

  /** Seals everything that is committed. Called by a timer of every server. */
  public static void sealAll(Jdbi jdbi) {
    int sealed = BATCH;
    while (sealed == BATCH) {
      sealed = jdbi.withHandle(Sealer::seal);
    }
  }

  /** Seals the entries that wait, up to a number, and answers how many it sealed. */
  static int seal(Handle db) {
    return SealQueries.isAnyPending(db) ? db.inTransaction(Sealer::sealAlone) : 0;
  }

  private static int sealAlone(Handle db) {
    if (!SealQueries.tryLock(db)) {
      return 0;
    }
    List<Entry> entries = SealQueries.takePending(BATCH, db);
    Head head = SealQueries.head(db);
    Instant now = DatabaseClock.now(db);
    List<Link> links = new ArrayList<>();
    long seq = head.seq();
    String previous = head.hash();
    for (Entry entry : entries) {
      seq++;
      Link link = Link.of(seq, now, previous, entry);
      links.add(link);
      previous = link.hash();
    }
    SealQueries.insert(links, now, db);
    return links.size();
  }
}
