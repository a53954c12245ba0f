package org.aceso.database;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The database's clock for what must not ask the database each time: read now and then, and carried
 * on by the process's own. Good for headers and rate limits; deadlines ask {@link DatabaseClock}.
 */
public final class DatabaseTime {
  private final Jdbi jdbi;
  private volatile Reading reading;

  /** Reads the clock for the first time. */
  public DatabaseTime(Jdbi jdbi) {
    this.jdbi = jdbi;
    read();
  }

  /** Reads the clock again: clocks drift apart. */
  public void read() {
    reading = jdbi.withHandle(DatabaseTime::read);
  }

  private static Reading read(Handle db) {
    long before = System.nanoTime();
    Instant now = DatabaseClock.now(db);
    long after = System.nanoTime();
    return new Reading(now, before + (after - before) / 2);
  }

  public Instant now() {
    Reading last = reading;
    return last.at().plusNanos(System.nanoTime() - last.nanoTime());
  }

  /** Nanoseconds since 1970. */
  public long nanos() {
    Instant now = now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /** What the two clocks showed at one moment. */
  private record Reading(Instant at, long nanoTime) {}
}
