package org.aceso.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.aceso.trace.Step;
import org.jdbi.v3.core.Handle;

/**
 * SQL on whose turn it is.
 *
 * <p>Within a challenge each waiting job has a turn: one more than the last turn that was served
 * and than any that its team has waiting. Jobs are served by turn, and those of one turn by age.
 * Between challenges, first comes the one with the fewest jobs being worked on, then the one that
 * was served least recently. What is rescored comes last, but one of a challenge's comes every ten
 * seconds, whatever else waits.
 *
 * <p>What is evaluated outside waits in lanes of its own, one a phase, in which the same rules
 * hold: there {@code challenge_id} is that of the phase.
 *
 * <p>A claim looks into {@code evaluation_waiting} once for each priority and challenge of which
 * anything waits, however many jobs that is.
 */
final class TurnQueries {
  /** The pairs of priority and challenge of which something waits, found by leaps in the index. */
  static final String WAITING =
      """
      WITH RECURSIVE waiting AS (
        (SELECT priority, challenge_id FROM evaluation WHERE state = 'QUEUED' AND NOT external
         ORDER BY priority, challenge_id LIMIT 1)
        UNION ALL
        SELECT next.priority, next.challenge_id FROM waiting w CROSS JOIN LATERAL (
          SELECT e.priority, e.challenge_id FROM evaluation e
          WHERE e.state = 'QUEUED' AND NOT e.external
            AND (e.priority, e.challenge_id) > (w.priority, w.challenge_id)
          ORDER BY e.priority, e.challenge_id LIMIT 1) next
      ), running AS (
        SELECT challenge_id, count(*) AS jobs FROM evaluation WHERE state = 'SCORING' AND NOT external
        GROUP BY challenge_id
      ), fair AS (
        SELECT w.priority, w.challenge_id, coalesce(r.jobs, 0) AS jobs,
          coalesce(s.served_at, '-infinity') AS served_at
        FROM waiting w
        LEFT JOIN running r ON r.challenge_id = w.challenge_id
        LEFT JOIN queue_share s ON s.challenge_id = w.challenge_id AND s.priority = w.priority
      )
      """;

  /**
   * The lateral look into each challenge stops at the first job that nobody else is claiming. A
   * claim is not waited for until it is on disk: if it is lost with the database, the job waits
   * again, and nothing is written under a lease that there is not.
   */
  static final String CLAIM =
      WAITING
          + """
          , ordered AS (
            SELECT * FROM fair
            ORDER BY CASE WHEN priority = 2 AND served_at < now() - interval '10 s' THEN 1
                     ELSE priority END, jobs, served_at, challenge_id
          )
          """
          + claiming("NOT e.external");

  /** The same in the lane of one phase that is evaluated outside. */
  static final String EXTERNAL_CLAIM =
      """
      WITH ordered AS (
        SELECT w.priority::smallint, CAST(:phase AS text) AS challenge_id
        FROM generate_series(0, 2) w (priority)
        LEFT JOIN queue_share s ON s.challenge_id = :phase AND s.priority = w.priority
        ORDER BY CASE WHEN w.priority = 2 AND s.served_at < now() - interval '10 s' THEN 1
                 ELSE w.priority END, s.served_at NULLS FIRST
      )
      """
          + claiming("e.external AND e.deadline > now()");

  private static String claiming(String which) {
    return """
        , chosen AS (
          SELECT next.id FROM ordered o CROSS JOIN LATERAL (
            SELECT e.id FROM evaluation e
            WHERE e.state = 'QUEUED' AND %s
              AND e.priority = o.priority AND e.challenge_id = o.challenge_id
            ORDER BY e.turn, e.id LIMIT 1 FOR UPDATE SKIP LOCKED) next
          LIMIT 1
        ), claimed AS (
          UPDATE evaluation SET state = 'SCORING', attempts = attempts + 1, lease = :lease,
            leased_until = least(now() + :seconds * interval '1 second', deadline),
            started_at = coalesce(started_at, now())
          WHERE id = (SELECT id FROM chosen)
          RETURNING *
        ), served AS (
          INSERT INTO queue_share AS s (challenge_id, priority, turn, served_at)
          SELECT challenge_id, priority, turn, clock_timestamp() FROM claimed
          ON CONFLICT (challenge_id, priority) DO UPDATE SET
            turn = greatest(s.turn, excluded.turn), served_at = excluded.served_at
        ), validating AS (
          UPDATE submission SET state = 'VALIDATING'
          WHERE id = (SELECT submission_id FROM claimed WHERE rescoring_id IS NULL)
            AND state = 'RECEIVED'
        )
        SELECT c.id, c.submission_id, c.phase_id, c.team_id, s.sha256, c.attempts, c.rescoring_id,
          c.traceparent, set_config('synchronous_commit', 'off', true)
        FROM claimed c JOIN submission s ON s.id = c.submission_id
        """
        .formatted(which);
  }

  private TurnQueries() {}

  static void enqueue(
      String id, String submissionId, String phaseId, String teamId, Priority priority, Handle db) {
    db.createUpdate(
            """
            INSERT INTO evaluation
              (id, submission_id, phase_id, team_id, challenge_id, priority, external, deadline, turn,
               traceparent)
            SELECT :id, :submission, p.id, :team, p.lane, :priority,
              p.hours IS NOT NULL, now() + p.hours * interval '1 hour',
              1 + greatest(
                (SELECT turn FROM queue_share s
                 WHERE s.challenge_id = p.lane AND s.priority = :priority),
                (SELECT max(turn) FROM evaluation e
                 WHERE e.state = 'QUEUED' AND e.team_id = :team AND e.priority = :priority
                   AND e.challenge_id = p.lane),
                0),
              :traceparent
            FROM (SELECT id, evaluator_deadline_hours AS hours,
                    CASE WHEN evaluator_deadline_hours IS NULL THEN challenge_id ELSE id END AS lane
                  FROM phase WHERE id = :phase) p
            """)
        .bind("id", id)
        .bind("submission", submissionId)
        .bind("phase", phaseId)
        .bind("team", teamId)
        .bind("priority", priority.rank())
        .bind("traceparent", Step.current())
        .execute();
  }

  static Optional<Job> claim(UUID lease, Duration length, Handle db) {
    return db.createQuery(CLAIM)
        .bind("lease", lease)
        .bind("seconds", length.toSeconds())
        .map((row, context) -> job(row, lease))
        .findOne();
  }

  static boolean isAnyWaiting(Handle db) {
    return db.createQuery(
            "SELECT EXISTS (SELECT 1 FROM evaluation WHERE state = 'QUEUED' AND NOT external)")
        .mapTo(Boolean.class)
        .one();
  }

  static Job job(ResultSet row, UUID lease) throws SQLException {
    return new Job(
        row.getString(1),
        lease,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        Optional.ofNullable(row.getString(7)),
        Optional.ofNullable(row.getString(8)));
  }
}
