package org.aceso.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.storage.Piece;
import org.jdbi.v3.core.Handle;

/** SQL on uploads and their pieces. */
final class UploadQueries {
  private UploadQueries() {}

  /** Lets nobody else begin an upload of this person until the transaction ends. */
  static int lockAndCount(String personId, Handle db) {
    db.execute("SELECT pg_advisory_xact_lock(hashtextextended('upload ' || ?, 0))", personId);
    return db.createQuery(
            "SELECT count(*) FROM upload WHERE person_id = :person AND expires_at > now()")
        .bind("person", personId)
        .mapTo(Integer.class)
        .one();
  }

  static void insert(
      String id, String personId, long length, String metadata, Duration kept, Handle db) {
    db.createUpdate(
            """
            INSERT INTO upload (id, person_id, length, metadata, expires_at)
            VALUES (:id, :person, :length, :metadata, now() + :kept * interval '1 second')
            """)
        .bind("id", id)
        .bind("person", personId)
        .bind("length", length)
        .bind("metadata", metadata)
        .bind("kept", kept.toSeconds())
        .execute();
  }

  static Optional<Upload> find(String id, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM upload
            WHERE id = :id AND person_id = :person AND expires_at > clock_timestamp()
            """)
        .bind("id", id)
        .bind("person", personId)
        .map((row, context) -> upload(row))
        .findOne();
  }

  /**
   * Adds pieces behind an offset, of which the row's lock lets one writer alone do so. False when
   * the upload is elsewhere by now, or gone.
   */
  static boolean advance(String id, long offset, List<Piece> pieces, Duration kept, Handle db) {
    long bytes = pieces.stream().mapToLong(Piece::bytes).sum();
    int advanced =
        db.createUpdate(
                """
                UPDATE upload SET received = received + :bytes,
                  expires_at = now() + :kept * interval '1 second'
                WHERE id = :id AND received = :offset AND expires_at > now()
                """)
            .bind("id", id)
            .bind("offset", offset)
            .bind("bytes", bytes)
            .bind("kept", kept.toSeconds())
            .execute();
    long start = offset;
    for (Piece piece : advanced == 1 ? pieces : List.<Piece>of()) {
      db.execute(
          "INSERT INTO upload_piece (upload_id, start, bytes, name) VALUES (?, ?, ?, ?)",
          id,
          start,
          piece.bytes(),
          piece.name());
      start += piece.bytes();
    }
    return advanced == 1;
  }

  /** In the order of the file. */
  static List<Piece> pieces(String id, Handle db) {
    return db.createQuery(
            "SELECT name, bytes FROM upload_piece WHERE upload_id = :id ORDER BY start")
        .bind("id", id)
        .map((row, context) -> new Piece(row.getString(1), row.getLong(2)))
        .list();
  }

  /** Says which stored bytes the whole is; its pieces are needed no more. */
  static boolean settle(String id, String sha256, Duration kept, Handle db) {
    db.execute("DELETE FROM upload_piece WHERE upload_id = ?", id);
    return db.createUpdate(
                """
                UPDATE upload SET sha256 = :sha256, expires_at = now() + :kept * interval '1 second'
                WHERE id = :id
                """)
            .bind("id", id)
            .bind("sha256", sha256)
            .bind("kept", kept.toSeconds())
            .execute()
        == 1;
  }

  static boolean delete(String id, String personId, Handle db) {
    return db.execute("DELETE FROM upload WHERE id = ? AND person_id = ?", id, personId) == 1;
  }

  /** Deletes those whose time is over. */
  static int deleteExpired(Handle db) {
    return db.execute("DELETE FROM upload WHERE expires_at <= now()");
  }

  /** Those of some that need their pieces. */
  static Set<String> withPieces(Set<String> ids, Handle db) {
    return Set.copyOf(
        db.createQuery("SELECT id FROM upload WHERE id = ANY (:ids) AND sha256 IS NULL")
            .bindArray("ids", String.class, List.copyOf(ids))
            .mapTo(String.class)
            .list());
  }

  private static Upload upload(ResultSet row) throws SQLException {
    return new Upload(
        row.getString("id"),
        row.getLong("length"),
        row.getLong("received"),
        row.getString("metadata"),
        Optional.ofNullable(row.getString("sha256")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }
}
