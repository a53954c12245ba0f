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
  private static final String SELECT =
      """
      SELECT e.*, coalesce(r.state = 'APPLIED', true) AS shown
      FROM evaluation e LEFT JOIN rescoring r ON r.id = e.rescoring_id
      """;

  private EvaluationQueries() {}

  /** Holds the row; empty when the lease is the job's no more. */
  static Optional<Ground.Row> lock(Job job, Handle db) {
    return db.createQuery(
            """
            SELECT e.counts, p.candidate ->> 'rescoringId', p.revision
            FROM evaluation e JOIN phase p ON p.id = e.phase_id
            WHERE e.id = :id AND e.state = 'SCORING' AND e.lease = :lease
              AND (NOT e.external OR e.leased_until > clock_timestamp())
            FOR UPDATE OF e
            """)
        .bind("id", job.evaluationId())
        .bind("lease", job.lease())
        .map(
            (row, context) ->
                new Ground.Row(
                    row.getBoolean(1), Optional.ofNullable(row.getString(2)), row.getInt(3)))
        .findOne();
  }

  /** Lets somebody begin again, as if nobody had begun. */
  static void requeue(Job job, Handle db) {
    db.execute(
        """
        UPDATE evaluation SET state = 'QUEUED', lease = NULL, leased_until = NULL,
          attempts = greatest(attempts - 1, 0)
        WHERE id = ?
        """,
        job.evaluationId());
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

  /** What was found in a file, until it is known whether that counts. */
  static void storeIssues(String evaluationId, String issues, Handle db) {
    db.execute(
        "UPDATE evaluation SET issues = CAST(? AS jsonb) WHERE id = ?", issues, evaluationId);
  }

  static void storeReplicates(String evaluationId, byte[] replicates, Handle db) {
    db.execute(
        "INSERT INTO evaluation_replicates (evaluation_id, replicates) VALUES (?, ?)",
        evaluationId,
        replicates);
  }

  static Optional<Evaluation> find(String id, Handle db) {
    return db.createQuery(SELECT + "WHERE e.id = :id")
        .bind("id", id)
        .map((row, context) -> evaluation(row))
        .findOne();
  }

  static List<Evaluation> ofSubmission(String submissionId, Handle db) {
    return db.createQuery(SELECT + "WHERE e.submission_id = :id ORDER BY e.id")
        .bind("id", submissionId)
        .map((row, context) -> evaluation(row))
        .list();
  }

  private static Evaluation evaluation(ResultSet row) throws SQLException {
    return new Evaluation(
        row.getString("id"),
        row.getString("submission_id"),
        Optional.ofNullable(row.getString("rescoring_id")),
        row.getBoolean("shown"),
        row.getBoolean("counts"),
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
