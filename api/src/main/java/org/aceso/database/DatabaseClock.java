package org.aceso.database;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The one clock that deadlines know: that of the database, which all servers share. */
public final class DatabaseClock {
  private DatabaseClock() {}

  /** The instant of asking, not that at which the transaction began. */
  public static Instant now(Handle db) {
    return db.createQuery("SELECT clock_timestamp()").mapTo(Instant.class).one();
  }

  /** How far it is before that of this machine. */
  public static Duration ahead(Handle db) {
    Instant before = Instant.now();
    Instant its = now(db);
    Instant after = Instant.now();
    return Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), its);
  }
}
