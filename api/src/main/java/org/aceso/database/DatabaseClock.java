package org.aceso.database;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The one clock that deadlines know: that of the database, which all servers share. */
public final class DatabaseClock {
  private DatabaseClock() {}

  /** The instant of asking, not that at which the transaction began. */
  public static Instant now(Handle db) {
    return db.createQuery("SELECT clock_timestamp()").mapTo(Instant.class).one();
  }
}
