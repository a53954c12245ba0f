package org.aceso.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on the leases of evaluators outside. */
final class ExternalQueries {
  /** By the clock of now, not of the transaction's begin: a body may have taken its time. */
  private static final String HOLDS =
      """
      WHERE e.id = :id AND e.external AND e.state = 'SCORING' AND e.lease = :lease
        AND e.leased_until > clock_timestamp()
      """;

  private ExternalQueries() {}

  static Optional<Job> claim(String phaseId, UUID lease, Duration length, Handle db) {
    return db.createQuery(TurnQueries.EXTERNAL_CLAIM)
        .bind("phase", phaseId)
        .bind("lease", lease)
        .bind("seconds", length.toSeconds())
        .map((row, context) -> TurnQueries.job(row, lease))
        .findOne();
  }

  static void renew(String evaluationId, UUID lease, Duration length, Handle db) {
    db.createUpdate(
            """
            UPDATE evaluation e SET leased_until =
              least(clock_timestamp() + :seconds * interval '1 second', e.deadline)
            """
                + HOLDS)
        .bind("id", evaluationId)
        .bind("lease", lease)
        .bind("seconds", length.toSeconds())
        .execute();
  }

  static Optional<ExternalJobs.Held> held(String evaluationId, UUID lease, Handle db) {
    return db.createQuery(
            """
            SELECT e.id, e.submission_id, e.phase_id, e.team_id, s.sha256, e.attempts,
              e.rescoring_id, e.traceparent, e.leased_until, e.deadline,
              coalesce(
                (SELECT r.id FROM rescoring r WHERE r.id = e.rescoring_id AND r.state = 'RUNNING'),
                (SELECT r.id FROM rescoring r WHERE r.phase_id = e.phase_id AND r.state = 'APPLIED'
                 ORDER BY r.id DESC LIMIT 1))
            FROM evaluation e JOIN submission s ON s.id = e.submission_id
            """
                + HOLDS)
        .bind("id", evaluationId)
        .bind("lease", lease)
        .map(
            (row, context) ->
                new ExternalJobs.Held(
                    TurnQueries.job(row, lease),
                    row.getTimestamp(9).toInstant(),
                    row.getTimestamp(10).toInstant(),
                    Optional.ofNullable(row.getString(11))))
        .findOne();
  }

  static boolean leave(Job job, UUID nobodys, Handle db) {
    return db.createUpdate("UPDATE evaluation e SET lease = :nobodys " + HOLDS)
            .bind("nobodys", nobodys)
            .bind("id", job.evaluationId())
            .bind("lease", job.lease())
            .execute()
        == 1;
  }

  static Optional<ExternalJobs.About> about(String evaluationId, Handle db) {
    return db.createQuery("SELECT phase_id, submission_id FROM evaluation WHERE id = :id")
        .bind("id", evaluationId)
        .map((row, context) -> new ExternalJobs.About(row.getString(1), row.getString(2)))
        .findOne();
  }
}
