package org.aceso.queue;

import java.util.List;
import org.aceso.trace.Step;
import org.jdbi.v3.core.Handle;

/** SQL that queues evaluations which are compared with others before they count. */
final class BatchQueries {
  private BatchQueries() {}

  /**
   * Queues one evaluation for each of these, whose submissions they are of, with turns as if each
   * team had asked for its own one after the other. From now on the challenge, or the phase that is
   * evaluated outside, is served every ten seconds at least, see {@link TurnQueries}.
   *
   * @param ids of the new ones, in the order of those that they are compared with
   */
  static void enqueue(List<String> ids, List<String> rescored, String rescoringId, Handle db) {
    db.createUpdate(
            """
            WITH asked AS (
              SELECT * FROM unnest(CAST(:ids AS text[]), CAST(:rescored AS text[])) AS a (id, rescores)
            ), teams AS (
              SELECT DISTINCT e.team_id, p.evaluator_deadline_hours AS hours,
                CASE WHEN p.evaluator_deadline_hours IS NULL THEN p.challenge_id ELSE p.id END AS lane
              FROM asked a JOIN evaluation e ON e.id = a.rescores JOIN phase p ON p.id = e.phase_id
            ), first AS (
              SELECT t.*, greatest(
                (SELECT turn FROM queue_share s
                 WHERE s.challenge_id = t.lane AND s.priority = :priority),
                (SELECT max(turn) FROM evaluation e
                 WHERE e.state = 'QUEUED' AND e.team_id = t.team_id AND e.priority = :priority
                   AND e.challenge_id = t.lane),
                0) AS turn
              FROM teams t
            ), begun AS (
              INSERT INTO queue_share (challenge_id, priority, turn, served_at)
              SELECT DISTINCT lane, :priority, 0, clock_timestamp() FROM teams
              ON CONFLICT DO NOTHING
            )
            INSERT INTO evaluation
              (id, submission_id, phase_id, team_id, challenge_id, priority, external, deadline, turn,
               rescoring_id, rescores, counts, traceparent)
            SELECT a.id, e.submission_id, e.phase_id, e.team_id, f.lane, :priority,
              f.hours IS NOT NULL, now() + f.hours * interval '1 hour',
              f.turn + row_number() OVER (PARTITION BY e.team_id ORDER BY e.submission_id),
              :rescoring, e.id, false, :traceparent
            FROM asked a JOIN evaluation e ON e.id = a.rescores JOIN first f ON f.team_id = e.team_id
            """)
        .bindArray("ids", String.class, ids)
        .bindArray("rescored", String.class, rescored)
        .bind("priority", Priority.RESCORING.rank())
        .bind("rescoring", rescoringId)
        .bind("traceparent", Step.current())
        .execute();
  }
}
