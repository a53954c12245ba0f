package org.aceso.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on leases. */
final class LeaseQueries {
  private LeaseQueries() {}

  static void renew(List<UUID> leases, Duration length, Handle db) {
    db.createUpdate(
            """
            WITH parts AS (
              UPDATE evaluation_part SET leased_until = now() + :seconds * interval '1 second'
              WHERE lease = ANY (:leases)
            )
            UPDATE evaluation SET leased_until = now() + :seconds * interval '1 second'
            WHERE state = 'SCORING' AND lease = ANY (:leases)
            """)
        .bind("seconds", length.toSeconds())
        .bindArray("leases", UUID.class, leases)
        .execute();
  }

  static List<UUID> kept(List<UUID> leases, Handle db) {
    return db.createQuery(
            """
            SELECT lease FROM evaluation WHERE state = 'SCORING' AND lease = ANY (:leases)
            UNION ALL
            SELECT p.lease FROM evaluation_part p JOIN evaluation e ON e.id = p.evaluation_id
            WHERE e.state = 'SCORING' AND p.lease = ANY (:leases)
            """)
        .bindArray("leases", UUID.class, leases)
        .mapTo(UUID.class)
        .list();
  }

  static void release(UUID held, Handle db) {
    db.execute(
        """
        UPDATE evaluation SET state = 'QUEUED', lease = NULL, leased_until = NULL,
          attempts = attempts - 1
        WHERE state = 'SCORING' AND lease = ?
        """,
        held);
  }

  static int requeueExpired(int mostAttempts, Handle db) {
    return db.execute(
        """
        UPDATE evaluation SET state = 'QUEUED', lease = NULL, leased_until = NULL
        WHERE state = 'SCORING' AND leased_until < now() AND attempts < ?
        """,
        mostAttempts);
  }

  static Optional<Job> claimExhausted(UUID lease, Duration length, int mostAttempts, Handle db) {
    return claim(
        "state = 'SCORING' AND leased_until < now() AND attempts >= " + mostAttempts,
        lease,
        length,
        db);
  }

  static Optional<Job> claimOverdue(UUID lease, Duration length, Handle db) {
    return claim("state = 'QUEUED' AND external AND deadline <= now()", lease, length, db);
  }

  /** One to be ended, whatever its own lease or deadline. */
  private static Optional<Job> claim(String which, UUID lease, Duration length, Handle db) {
    return db.createQuery(
            """
            WITH claimed AS (
              UPDATE evaluation SET state = 'SCORING', lease = :lease,
                leased_until = now() + :seconds * interval '1 second'
              WHERE id = (SELECT id FROM evaluation WHERE %s LIMIT 1 FOR UPDATE SKIP LOCKED)
              RETURNING *
            )
            SELECT c.id, c.submission_id, c.phase_id, c.team_id, s.sha256, c.attempts, c.rescoring_id,
              c.traceparent
            FROM claimed c JOIN submission s ON s.id = c.submission_id
            """
                .formatted(which))
        .bind("lease", lease)
        .bind("seconds", length.toSeconds())
        .map((row, context) -> TurnQueries.job(row, lease))
        .findOne();
  }
}
