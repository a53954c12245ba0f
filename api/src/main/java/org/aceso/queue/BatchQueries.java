package org.aceso.queue;

import java.util.List;
import org.aceso.trace.Step;
import org.jdbi.v3.core.Handle;

/** SQL that queues evaluations which are compared with others before they count. */
final class BatchQueries {
  private BatchQueries() {}

  /**
   * Queues one evaluation for each of these, whose submissions they are of, with turns as if each
   * team had asked for its own one after the other. From now on the challenge is served every ten
   * seconds at least, see {@link TurnQueries}.
   *
   * @param ids of the new ones, in the order of those that they are compared with
   */
  static void enqueue(List<String> ids, List<String> rescored, String rescoringId, Handle db) {
    db.createUpdate(
            """
            WITH asked AS (
              SELECT * FROM unnest(CAST(:ids AS text[]), CAST(:rescored AS text[])) AS a (id, rescores)
            ), teams AS (
              SELECT DISTINCT e.team_id, p.challenge_id
              FROM asked a JOIN evaluation e ON e.id = a.rescores JOIN phase p ON p.id = e.phase_id
            ), first AS (
              SELECT t.team_id, t.challenge_id, greatest(
                (SELECT turn FROM queue_share s
                 WHERE s.challenge_id = t.challenge_id AND s.priority = :priority),
                (SELECT max(turn) FROM evaluation e
                 WHERE e.state = 'QUEUED' AND e.team_id = t.team_id AND e.priority = :priority),
                0) AS turn
              FROM teams t
            ), begun AS (
              INSERT INTO queue_share (challenge_id, priority, turn, served_at)
              SELECT DISTINCT challenge_id, :priority, 0, clock_timestamp() FROM teams
              ON CONFLICT DO NOTHING
            )
            INSERT INTO evaluation
              (id, submission_id, phase_id, team_id, challenge_id, priority, turn, rescoring_id, rescores,
               counts, traceparent)
            SELECT a.id, e.submission_id, e.phase_id, e.team_id, f.challenge_id, :priority,
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
