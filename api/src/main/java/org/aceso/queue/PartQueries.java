package org.aceso.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aceso.runner.CaseRange;
import org.jdbi.v3.core.Handle;

/** SQL on parts of evaluations. */
final class PartQueries {
  /** A part that can be had, of an evaluation that somebody works on. */
  private static final String OPEN =
      """
      FROM evaluation_part p JOIN evaluation e ON e.id = p.evaluation_id
      WHERE p.observations IS NULL AND NOT p.refused
        AND (p.leased_until IS NULL OR p.leased_until < now()) AND p.attempts < :most
        AND e.state = 'SCORING'
      """;

  private PartQueries() {}

  static void removeOthers(String evaluationId, String ground, Handle db) {
    db.execute(
        "DELETE FROM evaluation_part WHERE evaluation_id = ? AND ground <> ?",
        evaluationId,
        ground);
  }

  static void plan(String evaluationId, String ground, int cases, int size, Handle db) {
    db.createUpdate(
            """
            INSERT INTO evaluation_part (evaluation_id, first_case, end_case, ground)
            SELECT :id, first, least(first + :size, :cases), :ground
            FROM generate_series(0, :cases - 1, :size) first
            WHERE NOT EXISTS (SELECT 1 FROM evaluation_part
                              WHERE evaluation_id = :id AND refused)
            ON CONFLICT DO NOTHING
            """)
        .bind("id", evaluationId)
        .bind("ground", ground)
        .bind("cases", cases)
        .bind("size", size)
        .execute();
  }

  /** The first of the evaluation that was begun first, or of one evaluation. */
  static Optional<Part> claim(
      Optional<String> evaluationId, UUID lease, Duration length, int most, Handle db) {
    return db.createQuery(
            """
            WITH chosen AS (
              SELECT p.evaluation_id, p.first_case
            """
                + OPEN
                + """
                    AND (CAST(:id AS text) IS NULL OR p.evaluation_id = :id)
                  ORDER BY e.started_at, p.evaluation_id, p.first_case
                  LIMIT 1 FOR UPDATE OF p SKIP LOCKED
                ), claimed AS (
                  UPDATE evaluation_part p SET attempts = attempts + 1, lease = :lease,
                    leased_until = now() + :seconds * interval '1 second'
                  FROM chosen c
                  WHERE p.evaluation_id = c.evaluation_id AND p.first_case = c.first_case
                  RETURNING p.*
                )
                SELECT e.id, e.submission_id, e.phase_id, e.team_id, s.sha256, e.attempts,
                  e.rescoring_id, e.traceparent, e.lease, c.first_case, c.end_case, c.ground
                FROM claimed c JOIN evaluation e ON e.id = c.evaluation_id
                JOIN submission s ON s.id = e.submission_id
                """)
        .bind("id", evaluationId)
        .bind("lease", lease)
        .bind("seconds", length.toSeconds())
        .bind("most", most)
        .map(
            (row, context) ->
                new Part(
                    TurnQueries.job(row, row.getObject(9, UUID.class)),
                    lease,
                    new CaseRange(row.getInt(10), row.getInt(11)),
                    row.getString(12)))
        .findOne();
  }

  static boolean isAnyOpen(int most, Handle db) {
    return db.createQuery("SELECT EXISTS (SELECT 1 " + OPEN + ")")
        .bind("most", most)
        .mapTo(Boolean.class)
        .one();
  }

  static void done(UUID lease, byte[] observations, Handle db) {
    db.execute(
        """
        UPDATE evaluation_part SET observations = ?, lease = NULL, leased_until = NULL
        WHERE lease = ?
        """,
        observations,
        lease);
  }

  /** The others are of no use any more; who works on one is stopped, since its lease is gone. */
  static void refuse(UUID lease, Handle db) {
    db.execute(
        """
        WITH refused AS (
          UPDATE evaluation_part SET refused = true, lease = NULL, leased_until = NULL
          WHERE lease = ?
          RETURNING evaluation_id, first_case
        )
        DELETE FROM evaluation_part p USING refused r
        WHERE p.evaluation_id = r.evaluation_id AND p.first_case <> r.first_case
        """,
        lease);
  }

  static void release(UUID lease, Handle db) {
    db.execute(
        """
        UPDATE evaluation_part SET attempts = attempts - 1, lease = NULL, leased_until = NULL
        WHERE lease = ?
        """,
        lease);
  }

  static Progress progress(String evaluationId, int most, Handle db) {
    return db.createQuery(
            """
            SELECT count(*) FILTER (WHERE observations IS NULL),
              coalesce(bool_or(refused
                OR observations IS NULL AND attempts >= :most
                  AND (leased_until IS NULL OR leased_until < now())), true)
            FROM evaluation_part WHERE evaluation_id = :id
            """)
        .bind("id", evaluationId)
        .bind("most", most)
        .map((row, context) -> new Progress(row.getInt(1), row.getBoolean(2)))
        .one();
  }

  /**
   * How far the parts of an evaluation are.
   *
   * @param open how many nobody has observed to the end
   * @param isRefused whether they will never make a whole
   */
  record Progress(int open, boolean isRefused) {}

  static List<Integer> firstCases(String evaluationId, Handle db) {
    return db.createQuery(
            "SELECT first_case FROM evaluation_part WHERE evaluation_id = ? ORDER BY first_case")
        .bind(0, evaluationId)
        .mapTo(Integer.class)
        .list();
  }

  static byte[] observations(String evaluationId, int firstCase, Handle db) {
    return db.createQuery(
            "SELECT observations FROM evaluation_part WHERE evaluation_id = ? AND first_case = ?")
        .bind(0, evaluationId)
        .bind(1, firstCase)
        .mapTo(byte[].class)
        .one();
  }

  static void remove(String evaluationId, Handle db) {
    db.execute("DELETE FROM evaluation_part WHERE evaluation_id = ?", evaluationId);
  }

  static void removeEnded(Handle db) {
    db.execute(
        """
        DELETE FROM evaluation_part p USING evaluation e
        WHERE e.id = p.evaluation_id AND e.state NOT IN ('QUEUED', 'SCORING')
        """);
  }
}
