package org.aceso.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on the rows of stored bytes. */
final class BlobQueries {
  private static final int PAGE = 500;

  private BlobQueries() {}

  /** False when there is a row, which may say that the bytes were removed. */
  static boolean insert(Blob blob, Handle db) {
    return db.execute(
            "INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
            blob.sha256(),
            blob.bytes())
        == 1;
  }

  /**
   * Keeps bytes until the transaction ends: whoever removes them needs the row for themselves.
   * Bytes that were removed and are there again count from now on; somebody looks later whether
   * anything came to need them.
   */
  static void hold(String sha256, BlobStore store, Handle db) throws IOException {
    Optional<Boolean> removed =
        db.createQuery(
                "SELECT removed_at IS NOT NULL FROM blob WHERE sha256 = :sha256 FOR KEY SHARE")
            .bind("sha256", sha256)
            .mapTo(Boolean.class)
            .findOne();
    if (removed.orElseThrow()) {
      if (!store.has(sha256)) {
        throw new RemovedException(sha256);
      }
      db.execute(
          """
          UPDATE blob SET removed_at = NULL, gone_at = NULL, due_at = now() + interval '1 day'
          WHERE sha256 = ? AND removed_at IS NOT NULL
          """,
          sha256);
    }
  }

  /** What is recorded of some bytes, and whether they should be there. */
  record Row(Blob blob, boolean isRemoved, boolean isGone) {}

  /** The next rows in the order of digests. */
  static List<Row> after(String sha256, Handle db) {
    return db.createQuery(
            """
            SELECT sha256, bytes, removed_at IS NOT NULL, gone_at IS NOT NULL FROM blob
            WHERE sha256 > :after ORDER BY sha256 LIMIT :page
            """)
        .bind("after", sha256)
        .bind("page", PAGE)
        .map(
            (row, context) ->
                new Row(
                    new Blob(row.getString(1), row.getLong(2)),
                    row.getBoolean(3),
                    row.getBoolean(4)))
        .list();
  }

  /** Has a server look soon at bytes that were gone; false when they count again by now. */
  static boolean lookAgain(String sha256, Handle db) {
    return db.execute(
            "UPDATE blob SET due_at = now() WHERE sha256 = ? AND gone_at IS NOT NULL", sha256)
        == 1;
  }

  static boolean isRemoved(String sha256, Handle db) {
    return db.createQuery("SELECT removed_at IS NOT NULL FROM blob WHERE sha256 = :sha256")
        .bind("sha256", sha256)
        .mapTo(Boolean.class)
        .one();
  }

  static long bytes(String sha256, Handle db) {
    return db.createQuery("SELECT bytes FROM blob WHERE sha256 = :sha256")
        .bind("sha256", sha256)
        .mapTo(Long.class)
        .one();
  }
}
