package org.aceso.storage;

import org.jdbi.v3.core.Handle;

/**
 * Whoever copies all stored bytes keeps them meanwhile: what a snapshot of the rows names must be
 * there until it was copied.
 */
public final class RemovalLock {
  private static final String KEY = "hashtextextended('removal of stored bytes', 0)";

  private RemovalLock() {}

  /** Nothing is removed until the connection lets go, or ends. */
  public static void keepAll(Handle db) {
    db.execute("SELECT pg_advisory_lock_shared(" + KEY + ")");
  }

  public static void letGo(Handle db) {
    db.execute("SELECT pg_advisory_unlock_shared(" + KEY + ")");
  }

  /** Whether something may be removed before the transaction ends. */
  public static boolean mayRemove(Handle db) {
    return db.createQuery("SELECT pg_try_advisory_xact_lock(" + KEY + ")")
        .mapTo(Boolean.class)
        .one();
  }
}
