package org.aceso.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * SQL on how far in front a job is, if nothing came and nothing ended from now on. Then the i-th
 * that waits of a challenge with r jobs in hand is claimed in the round r + i; within a round first
 * come those that were not served in the one before, then the others in the order of that. What is
 * evaluated outside has none of other challenges in front.
 */
final class PlaceQueries {
  /** How many are counted of its challenge, and of the others: what a look costs is bounded. */
  private static final int MOST = 1_000;

  private PlaceQueries() {}

  static Optional<Place> ofSubmission(String submissionId, Handle db) {
    return db.createQuery(
            TurnQueries.WAITING
                + """
                , mine AS (
                  SELECT * FROM evaluation
                  WHERE submission_id = :submission AND counts AND state IN ('QUEUED', 'SCORING')
                ), own AS (
                  SELECT count(*) AS jobs FROM mine m CROSS JOIN LATERAL (
                    SELECT 1 FROM evaluation e
                    WHERE e.state = 'QUEUED' AND m.state = 'QUEUED' AND e.external = m.external
                      AND e.priority = m.priority AND e.challenge_id = m.challenge_id
                      AND (e.turn, e.id) < (m.turn, m.id)
                    LIMIT :most) one
                ), other AS (
                  SELECT f.priority, f.challenge_id,
                    CASE WHEN f.priority < m.priority THEN :most
                      ELSE greatest(0, ours.jobs + own.jobs - f.jobs
                        + ((-f.jobs, f.served_at, f.challenge_id)
                           < (-ours.jobs, ours.served_at, ours.challenge_id))::integer)
                      END AS rounds
                  FROM mine m CROSS JOIN own
                  JOIN fair ours ON ours.priority = m.priority
                    AND ours.challenge_id = m.challenge_id
                  JOIN fair f ON f.priority <= m.priority
                    AND (f.priority, f.challenge_id) <> (m.priority, m.challenge_id)
                  WHERE m.state = 'QUEUED'
                ), ahead AS (
                  SELECT count(*) AS jobs FROM (
                    SELECT 1 FROM other o CROSS JOIN LATERAL (
                      SELECT 1 FROM evaluation e
                      WHERE e.state = 'QUEUED' AND NOT e.external
                        AND e.priority = o.priority AND e.challenge_id = o.challenge_id
                      LIMIT o.rounds) one
                    LIMIT :most) counted
                )
                SELECT m.state, m.attempts, m.leased_until,
                  own.jobs + ahead.jobs + 1 AS position,
                  CASE WHEN m.external
                    THEN (SELECT count(*) FROM evaluation r
                          WHERE r.state = 'SCORING' AND r.challenge_id = m.challenge_id)
                    ELSE (SELECT sum(jobs) FROM running) END AS running,
                  (SELECT percentile_cont(0.5) WITHIN GROUP
                     (ORDER BY extract(epoch FROM l.finished_at - l.started_at))
                   FROM (SELECT e.finished_at, e.started_at FROM evaluation e
                         WHERE e.phase_id = m.phase_id AND e.state = 'SCORED'
                         ORDER BY e.finished_at DESC LIMIT 20) l) AS seconds
                FROM mine m CROSS JOIN own CROSS JOIN ahead
                """)
        .bind("submission", submissionId)
        .bind("most", MOST)
        .map((row, context) -> place(row))
        .findOne();
  }

  private static Place place(ResultSet row) throws SQLException {
    boolean isWaiting = row.getString("state").equals("QUEUED");
    int position = row.getInt("position");
    return new Place(
        row.getInt("attempts"),
        isWaiting ? Optional.of(position) : Optional.empty(),
        isWaiting ? wait(position, row) : Optional.empty(),
        Optional.ofNullable(row.getTimestamp("leased_until")).map(Timestamp::toInstant));
  }

  /** As if those in front took as long as this phase's last, and as many were worked on as now. */
  private static Optional<Duration> wait(int position, ResultSet row) throws SQLException {
    long running = row.getLong("running");
    double seconds = row.getDouble("seconds");
    return row.wasNull() || running == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(1_000 * seconds * position / running)));
  }
}
