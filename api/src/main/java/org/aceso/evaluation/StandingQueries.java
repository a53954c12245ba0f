package org.aceso.evaluation;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on standings. */
final class StandingQueries {
  private StandingQueries() {}

  static Instant receivedAt(String submissionId, Handle db) {
    return db.createQuery("SELECT received_at FROM submission WHERE id = :id")
        .bind("id", submissionId)
        .mapTo(Instant.class)
        .one();
  }

  static Optional<Standings.Entry> current(String phaseId, String teamId, Handle db) {
    return db.createQuery(
            """
            SELECT e.ranking_value, s.received_at, s.id
            FROM standing t JOIN evaluation e ON e.id = t.evaluation_id
            JOIN submission s ON s.id = e.submission_id
            WHERE t.phase_id = :phase AND t.team_id = :team
            """)
        .bind("phase", phaseId)
        .bind("team", teamId)
        .map(
            (row, context) ->
                new Standings.Entry(
                    row.getObject(1, Double.class),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3)))
        .findOne();
  }

  /** Hands a team's entry on to another, which keeps its own unless the other takes its place. */
  static void move(String phaseId, String team, String into, boolean takes, Handle db) {
    db.createUpdate(
            """
            WITH moved AS (
              DELETE FROM standing WHERE phase_id = :phase AND team_id = :team RETURNING *
            )
            INSERT INTO standing AS t (phase_id, team_id, evaluation_id, submissions)
            SELECT phase_id, :into, evaluation_id, submissions FROM moved
            ON CONFLICT (phase_id, team_id) DO UPDATE SET
              evaluation_id = CASE WHEN :takes THEN excluded.evaluation_id ELSE t.evaluation_id END,
              submissions = t.submissions + excluded.submissions, updated_at = now()
            """)
        .bind("phase", phaseId)
        .bind("team", team)
        .bind("into", into)
        .bind("takes", takes)
        .execute();
  }

  /** Counts the submission, and makes its evaluation the entry when it takes that place. */
  static void put(Job job, String teamId, boolean takes, Handle db) {
    db.createUpdate(
            """
            INSERT INTO standing AS t (phase_id, team_id, evaluation_id, submissions)
            VALUES (:phase, :team, :evaluation, 1)
            ON CONFLICT (phase_id, team_id) DO UPDATE SET
              evaluation_id = CASE WHEN :takes THEN excluded.evaluation_id ELSE t.evaluation_id END,
              submissions = t.submissions + 1, updated_at = now()
            """)
        .bind("phase", job.phaseId())
        .bind("team", teamId)
        .bind("evaluation", job.evaluationId())
        .bind("takes", takes)
        .execute();
  }
}
