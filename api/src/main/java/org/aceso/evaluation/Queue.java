package org.aceso.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The evaluation rows as a queue, oldest first. Whoever holds an unexpired lease works on a row;
 * the database's clock says when a lease ends.
 */
final class Queue {
  private final Jdbi jdbi;
  private final Duration lease;

  Queue(Jdbi jdbi, Duration lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  /** The oldest waiting evaluation, now leased to the caller. */
  Optional<Job> claim() {
    UUID id = Ids.uuid();
    return jdbi.inTransaction(db -> claim(id, db));
  }

  private Optional<Job> claim(UUID id, Handle db) {
    return db.createQuery(
            """
            WITH claimed AS (
              UPDATE evaluation SET state = 'SCORING', attempts = attempts + 1, lease = :lease,
                leased_until = now() + :seconds * interval '1 second',
                started_at = coalesce(started_at, now())
              WHERE id = (SELECT id FROM evaluation WHERE state = 'QUEUED'
                          ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
              RETURNING *
            ), validating AS (
              UPDATE submission SET state = 'VALIDATING'
              WHERE id = (SELECT submission_id FROM claimed) AND state = 'RECEIVED'
            )
            SELECT c.id, c.submission_id, c.phase_id, c.team_id, s.sha256, c.attempts
            FROM claimed c JOIN submission s ON s.id = c.submission_id
            """)
        .bind("lease", id)
        .bind("seconds", lease.toSeconds())
        .map((row, context) -> job(row, id))
        .findOne();
  }

  /** Prolongs leases; one that was lost stays lost. */
  void renew(List<UUID> leases) {
    if (leases.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        db ->
            db.createUpdate(
                    """
                    UPDATE evaluation SET leased_until = now() + :seconds * interval '1 second'
                    WHERE state = 'SCORING' AND lease = ANY (:leases)
                    """)
                .bind("seconds", lease.toSeconds())
                .bindArray("leases", UUID.class, leases)
                .execute());
  }

  /** Gives unfinished work back at once, when a server stops in order. */
  void release(UUID held, Handle db) {
    db.execute(
        """
        UPDATE evaluation SET state = 'QUEUED', lease = NULL, leased_until = NULL,
          attempts = attempts - 1
        WHERE state = 'SCORING' AND lease = ?
        """,
        held);
  }

  /** Makes expired leases available again, but for those that were tried too often. */
  void requeueExpired(int mostAttempts) {
    Tally.lost(
        jdbi.withHandle(
            db ->
                db.execute(
                    """
                    UPDATE evaluation SET state = 'QUEUED', lease = NULL, leased_until = NULL
                    WHERE state = 'SCORING' AND leased_until < now() AND attempts < ?
                    """,
                    mostAttempts)));
  }

  /** One whose lease expired once too often, leased to the caller so that it can be ended. */
  Optional<Job> claimExhausted(int mostAttempts) {
    UUID id = Ids.uuid();
    return jdbi.inTransaction(
        db ->
            db.createQuery(
                    """
                    WITH claimed AS (
                      UPDATE evaluation SET lease = :lease,
                        leased_until = now() + :seconds * interval '1 second'
                      WHERE id = (SELECT id FROM evaluation
                                  WHERE state = 'SCORING' AND leased_until < now()
                                    AND attempts >= :most
                                  LIMIT 1 FOR UPDATE SKIP LOCKED)
                      RETURNING *
                    )
                    SELECT c.id, c.submission_id, c.phase_id, c.team_id, s.sha256, c.attempts
                    FROM claimed c JOIN submission s ON s.id = c.submission_id
                    """)
                .bind("lease", id)
                .bind("seconds", lease.toSeconds())
                .bind("most", mostAttempts)
                .map((row, context) -> job(row, id))
                .findOne());
  }

  private static Job job(ResultSet row, UUID lease) throws SQLException {
    return new Job(
        row.getString(1),
        lease,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6));
  }
}
