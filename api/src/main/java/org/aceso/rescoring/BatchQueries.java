package org.aceso.rescoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on the evaluations of a batch. */
final class BatchQueries {
  private BatchQueries() {}

  /**
   * The evaluations of a phase that count and have ended, of submissions that were not withdrawn.
   */
  static List<String> toRescore(String phaseId, Handle db) {
    return db.createQuery(
            """
            SELECT e.id FROM evaluation e JOIN submission s ON s.id = e.submission_id
            WHERE e.phase_id = :phase AND e.counts AND e.state IN ('SCORED', 'FAILED')
              AND s.withdrawn_at IS NULL
            ORDER BY e.submission_id
            """)
        .bind("phase", phaseId)
        .mapTo(String.class)
        .list();
  }

  /** How many of these are of submissions whose file was removed. */
  static int withoutFile(List<String> evaluations, Handle db) {
    return db.createQuery(
            """
            SELECT count(*) FROM evaluation e JOIN submission s ON s.id = e.submission_id
            WHERE e.id = ANY (:ids) AND s.file_removed_at IS NOT NULL
            """)
        .bindArray("ids", String.class, evaluations)
        .mapTo(Integer.class)
        .one();
  }

  static Progress progress(String rescoringId, Handle db) {
    return db.createQuery(
            """
            SELECT
              count(*) FILTER (WHERE e.state = 'QUEUED') AS queued,
              count(*) FILTER (WHERE e.state = 'SCORING') AS scoring,
              count(*) FILTER (WHERE e.state = 'SCORED') AS scored,
              count(*) FILTER (WHERE e.state = 'FAILED' AND e.fault = 'SUBMISSION') AS invalid,
              count(*) FILTER (WHERE e.state = 'FAILED' AND e.fault <> 'SUBMISSION') AS failed,
              count(*) FILTER (WHERE e.state = 'CANCELLED') AS cancelled,
              count(*) FILTER (WHERE e.state IN ('QUEUED', 'SCORING')
                               AND e.created_at > r.created_at) AS late
            FROM evaluation e JOIN rescoring r ON r.id = e.rescoring_id
            WHERE e.rescoring_id = :id
            """)
        .bind("id", rescoringId)
        .map((row, context) -> progress(row))
        .one();
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        row.getInt("queued"),
        row.getInt("scoring"),
        row.getInt("scored"),
        row.getInt("invalid"),
        row.getInt("failed"),
        row.getInt("cancelled"),
        row.getInt("late"));
  }

  /** Ends what is under way. */
  static void cancel(String rescoringId, Handle db) {
    db.execute(
        """
        UPDATE evaluation SET state = 'CANCELLED', lease = NULL, leased_until = NULL,
          finished_at = now()
        WHERE rescoring_id = ? AND state IN ('QUEUED', 'SCORING')
        """,
        rescoringId);
  }

  /** Lets the evaluations of the batch count, and those of the same submissions no more. */
  static void count(String rescoringId, Handle db) {
    db.execute(
        """
        UPDATE evaluation SET counts = false
        WHERE counts AND id IN (SELECT rescores FROM evaluation WHERE rescoring_id = ?)
        """,
        rescoringId);
    db.execute("UPDATE evaluation SET counts = true WHERE rescoring_id = ?", rescoringId);
    db.execute(
        """
        UPDATE submission s SET
          state = CASE WHEN e.state = 'FAILED' AND e.fault = 'SUBMISSION' THEN 'INVALID' ELSE 'VALID' END,
          issues = CASE WHEN e.finished_at IS NULL THEN s.issues ELSE e.issues END,
          version = s.version + 1
        FROM evaluation e WHERE e.submission_id = s.id AND e.rescoring_id = ?
        """,
        rescoringId);
  }

  /** Has what is being evaluated by what counts no more begun again by what does. */
  static void restart(String phaseId, String rescoringId, Handle db) {
    db.execute(
        """
        UPDATE evaluation SET state = 'QUEUED', lease = NULL, leased_until = NULL,
          attempts = greatest(attempts - 1, 0)
        WHERE phase_id = ? AND counts AND state = 'SCORING' AND rescoring_id IS DISTINCT FROM ?
        """,
        phaseId,
        rescoringId);
  }

  /** Newest submission first, those before an id. */
  static List<Change> changes(String rescoringId, String before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT e.submission_id, live_team(e.team_id), o.id, o.state, o.fault, o.scores::text,
              e.id, e.state, e.fault, e.scores::text
            FROM evaluation e JOIN evaluation o ON o.id = e.rescores
            WHERE e.rescoring_id = :id AND e.submission_id < :before
            ORDER BY e.submission_id DESC LIMIT :count
            """)
        .bind("id", rescoringId)
        .bind("before", before)
        .bind("count", count)
        .map(
            (row, context) ->
                new Change(row.getString(1), row.getString(2), side(row, 3), side(row, 7)))
        .list();
  }

  private static Change.Side side(ResultSet row, int from) throws SQLException {
    return new Change.Side(
        row.getString(from),
        row.getString(from + 1),
        Optional.ofNullable(row.getString(from + 2)),
        Optional.ofNullable(row.getString(from + 3)));
  }
}
