package org.aceso.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on datasets and their files. */
final class DatasetQueries {
  private DatasetQueries() {}

  /** False when the challenge has a dataset of that name. */
  static boolean insert(String id, String challengeId, String name, Access access, Handle db) {
    return db.execute(
            """
            INSERT INTO dataset (id, challenge_id, name, access) VALUES (?, ?, ?, ?)
            ON CONFLICT (challenge_id, name) DO NOTHING
            """,
            id,
            challengeId,
            name,
            access.name())
        == 1;
  }

  static Optional<Dataset> find(String id, Handle db) {
    return db.createQuery("SELECT * FROM dataset WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> dataset(row, db))
        .findOne();
  }

  static List<Dataset> ofChallenge(String challengeId, Handle db) {
    return db.createQuery("SELECT * FROM dataset WHERE challenge_id = :challenge ORDER BY id")
        .bind("challenge", challengeId)
        .map((row, context) -> dataset(row, db))
        .list();
  }

  /** True when the file is new, false when it replaced one. */
  static boolean putFile(
      String datasetId, String name, String sha256, String mediaType, Handle db) {
    return db.createQuery(
            """
            INSERT INTO dataset_file (dataset_id, name, sha256, media_type)
            VALUES (:dataset, :name, :sha256, :type)
            ON CONFLICT (dataset_id, name) DO UPDATE
              SET sha256 = excluded.sha256, media_type = excluded.media_type
            RETURNING xmax = 0
            """)
        .bind("dataset", datasetId)
        .bind("name", name)
        .bind("sha256", sha256)
        .bind("type", mediaType)
        .mapTo(Boolean.class)
        .one();
  }

  /** The digest of a file of this challenge. */
  static Optional<String> sha256(String challengeId, FileRef file, Handle db) {
    return db.createQuery(
            """
            SELECT f.sha256 FROM dataset_file f JOIN dataset d ON d.id = f.dataset_id
            WHERE d.challenge_id = :challenge AND d.id = :dataset AND f.name = :name
            """)
        .bind("challenge", challengeId)
        .bind("dataset", file.datasetId())
        .bind("name", file.name())
        .mapTo(String.class)
        .findOne();
  }

  private static Dataset dataset(ResultSet row, Handle db) throws SQLException {
    String id = row.getString("id");
    return new Dataset(
        id,
        row.getString("challenge_id"),
        row.getString("name"),
        Access.valueOf(row.getString("access")),
        files(id, db),
        row.getTimestamp("created_at").toInstant());
  }

  private static List<Dataset.StoredFile> files(String datasetId, Handle db) {
    return db.createQuery(
            """
            SELECT f.name, b.bytes, f.sha256, f.media_type
            FROM dataset_file f JOIN blob b ON b.sha256 = f.sha256
            WHERE f.dataset_id = :dataset ORDER BY f.name
            """)
        .bind("dataset", datasetId)
        .map(
            (row, context) ->
                new Dataset.StoredFile(
                    row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
        .list();
  }
}
