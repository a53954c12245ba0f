package org.aceso.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * The queue as evaluators outside use it, each within the caller's transaction. A lease that has
 * ended holds nothing, whether somebody took it over or not.
 */
public final class ExternalJobs {
  private final Duration lease;

  public ExternalJobs(Duration lease) {
    this.lease = lease;
  }

  /**
   * A job that is leased to an evaluator.
   *
   * @param deadline when it fails unless it was reported
   * @param terms the rescoring by whose terms it is computed: the one under way that it is of, or
   *     else the last that was applied
   */
  public record Held(Job job, Instant leasedUntil, Instant deadline, Optional<String> terms) {}

  /** What an evaluation is about. */
  public record About(String phaseId, String submissionId) {}

  /** The job of a phase whose turn it is, now leased to the caller. */
  public Optional<Held> claim(String phaseId, Handle db) {
    UUID id = Ids.uuid();
    return ExternalQueries.claim(phaseId, id, lease, db)
        .flatMap(job -> ExternalQueries.held(job.evaluationId(), id, db));
  }

  /** The job of a lease that holds, for longer. */
  public Optional<Held> renew(String evaluationId, UUID held, Handle db) {
    ExternalQueries.renew(evaluationId, held, lease, db);
    return held(evaluationId, held, db);
  }

  /** The job of a lease that holds. */
  public Optional<Held> held(String evaluationId, UUID held, Handle db) {
    return ExternalQueries.held(evaluationId, held, db);
  }

  /** Leaves a job to whoever comes once its lease is over; false when the lease held no more. */
  public boolean leave(Job job, Handle db) {
    return ExternalQueries.leave(job, Ids.uuid(), db);
  }

  public Optional<About> about(String evaluationId, Handle db) {
    return ExternalQueries.about(evaluationId, db);
  }
}
