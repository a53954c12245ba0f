package org.aceso.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on datasets and their files. */
final class DatasetQueries {
  private static final String SELECT =
      """
      SELECT d.*, dataset_content(d.id) AS sha256,
        EXISTS (SELECT 1 FROM attestation a WHERE a.dataset_id = d.id AND a.withdrawn_at IS NULL
                AND a.sha256 = dataset_content(d.id)) AS attested,
        EXISTS (SELECT 1 FROM challenge c
                WHERE c.id = d.challenge_id AND c.attests_since IS NOT NULL) AS awaited
      FROM dataset d
      """;

  private DatasetQueries() {}

  /** Holds the dataset until the transaction ends, so that its files stay what they are. */
  static void lock(String id, Handle db) {
    db.createQuery("SELECT id FROM dataset WHERE id = :id FOR UPDATE")
        .bind("id", id)
        .mapTo(String.class)
        .one();
  }

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
    return db.createQuery(SELECT + "WHERE d.id = :id")
        .bind("id", id)
        .map((row, context) -> dataset(row, db))
        .findOne();
  }

  static List<Dataset> ofChallenge(String challengeId, Handle db) {
    return db.createQuery(SELECT + "WHERE d.challenge_id = :challenge ORDER BY d.id")
        .bind("challenge", challengeId)
        .map((row, context) -> dataset(row, db))
        .list();
  }

  /** True when the file is new, false when it replaced one. */
  static boolean putFile(
      String datasetId, String name, String sha256, String mediaType, String by, Handle db) {
    return db.createQuery(
            """
            INSERT INTO dataset_file (dataset_id, name, sha256, media_type, put_by)
            VALUES (:dataset, :name, :sha256, :type, :by)
            ON CONFLICT (dataset_id, name) DO UPDATE
              SET sha256 = excluded.sha256, media_type = excluded.media_type,
                  put_by = excluded.put_by
            RETURNING xmax = 0
            """)
        .bind("dataset", datasetId)
        .bind("name", name)
        .bind("sha256", sha256)
        .bind("type", mediaType)
        .bind("by", by)
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
        row.getString("sha256"),
        row.getBoolean("attested"),
        row.getBoolean("awaited"),
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
