package org.aceso.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on attestations. */
final class AttestationQueries {
  private AttestationQueries() {}

  static void insert(
      String id, String datasetId, String sha256, String statement, String by, Handle db) {
    db.execute(
        """
        INSERT INTO attestation (id, dataset_id, sha256, statement, attested_by)
        VALUES (?, ?, ?, ?, ?)
        """,
        id,
        datasetId,
        sha256,
        statement,
        by);
  }

  /** False when it was withdrawn before. */
  static boolean withdraw(String id, String by, String reason, Handle db) {
    return db.execute(
            """
            UPDATE attestation SET withdrawn_by = ?, withdrawn_at = now(), withdrawn_reason = ?
            WHERE id = ? AND withdrawn_at IS NULL
            """,
            by,
            reason,
            id)
        == 1;
  }

  /** All that were given for a dataset, oldest first. */
  static List<Attestation> ofDataset(String datasetId, Handle db) {
    return db.createQuery("SELECT * FROM attestation WHERE dataset_id = :dataset ORDER BY id")
        .bind("dataset", datasetId)
        .map((row, context) -> attestation(row))
        .list();
  }

  static Optional<Attestation> find(String datasetId, String id, Handle db) {
    return ofDataset(datasetId, db).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Holds the dataset, so that no file comes while its content is vouched for. */
  static String lockContent(String datasetId, Handle db) {
    return db.createQuery("SELECT dataset_content(id) FROM dataset WHERE id = :dataset FOR UPDATE")
        .bind("dataset", datasetId)
        .mapTo(String.class)
        .one();
  }

  static boolean hasPut(String datasetId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM dataset_file
                           WHERE dataset_id = :dataset AND put_by = :person)
            """)
        .bind("dataset", datasetId)
        .bind("person", personId)
        .mapTo(Boolean.class)
        .one();
  }

  private static Attestation attestation(ResultSet row) throws SQLException {
    return new Attestation(
        row.getString("id"),
        row.getString("dataset_id"),
        row.getString("sha256"),
        row.getString("statement"),
        row.getString("attested_by"),
        row.getTimestamp("attested_at").toInstant(),
        row.getString("withdrawn_by") == null
            ? null
            : new Attestation.Withdrawal(
                row.getString("withdrawn_by"),
                row.getTimestamp("withdrawn_at").toInstant(),
                row.getString("withdrawn_reason")));
  }
}
