package org.aceso.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.queue.Job;
import org.jdbi.v3.core.Handle;

/** SQL on evaluations, but for the queue. */
final class EvaluationQueries {
  private EvaluationQueries() {}

  /** Holds the row; false when the lease is the job's no more. */
  static boolean lock(Job job, Handle db) {
    return db.createQuery(
            "SELECT 1 FROM evaluation WHERE id = :id AND state = 'SCORING' AND lease = :lease FOR UPDATE")
        .bind("id", job.evaluationId())
        .bind("lease", job.lease())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void scored(Job job, String receipt, String scores, Double rankingValue, Handle db) {
    db.createUpdate(
            """
            UPDATE evaluation SET state = 'SCORED', lease = NULL, leased_until = NULL,
              receipt = :receipt::jsonb, scores = :scores::jsonb, ranking_value = :value,
              finished_at = now()
            WHERE id = :id
            """)
        .bind("receipt", receipt)
        .bind("scores", scores)
        .bind("value", rankingValue)
        .bind("id", job.evaluationId())
        .execute();
  }

  static void failed(Job job, String fault, String detail, String receipt, Handle db) {
    db.createUpdate(
            """
            UPDATE evaluation SET state = 'FAILED', lease = NULL, leased_until = NULL, fault = :fault,
              detail = :detail, receipt = :receipt::jsonb, finished_at = now()
            WHERE id = :id
            """)
        .bind("fault", fault)
        .bind("detail", detail)
        .bind("receipt", receipt)
        .bind("id", job.evaluationId())
        .execute();
  }

  static void setSubmission(String id, String state, String issues, Handle db) {
    db.createUpdate("UPDATE submission SET state = :state, issues = :issues::jsonb WHERE id = :id")
        .bind("state", state)
        .bind("issues", issues)
        .bind("id", id)
        .execute();
  }

  static void storeReplicates(String evaluationId, byte[] replicates, Handle db) {
    db.execute(
        "INSERT INTO evaluation_replicates (evaluation_id, replicates) VALUES (?, ?)",
        evaluationId,
        replicates);
  }

  static Optional<Evaluation> find(String id, Handle db) {
    return db.createQuery("SELECT * FROM evaluation WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> evaluation(row))
        .findOne();
  }

  static List<Evaluation> ofSubmission(String submissionId, Handle db) {
    return db.createQuery("SELECT * FROM evaluation WHERE submission_id = :id ORDER BY id")
        .bind("id", submissionId)
        .map((row, context) -> evaluation(row))
        .list();
  }

  private static Evaluation evaluation(ResultSet row) throws SQLException {
    return new Evaluation(
        row.getString("id"),
        row.getString("submission_id"),
        row.getString("state"),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("fault")),
        Optional.ofNullable(row.getString("detail")),
        Optional.ofNullable(row.getString("receipt")),
        Optional.ofNullable(row.getString("scores")),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
