package org.aceso.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Jdbi;

/**
 * Evaluations in parts, as workers use them. Parts live as long as their evaluation: what was
 * observed before a worker was lost is not observed again.
 */
public final class PartQueue {
  /** How often one part is begun before the evaluation is no longer made in parts. */
  private static final int MOST_ATTEMPTS = 3;

  private final Jdbi jdbi;
  private final Duration lease;

  public PartQueue(Jdbi jdbi, Duration lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  /**
   * Puts the evaluation of a job into parts, keeping those that are there and still of use.
   *
   * @param ground what decides the observations, and which parts there are
   * @param size how many cases a part has, but for the last
   */
  public void plan(Job job, String ground, int cases, int size) {
    jdbi.useTransaction(
        db -> {
          PartQueries.removeOthers(job.evaluationId(), ground, db);
          PartQueries.plan(job.evaluationId(), ground, cases, size, db);
        });
  }

  /** A part of any evaluation that somebody works on, now leased to the caller. */
  public Optional<Part> claim() {
    return claim(Optional.empty());
  }

  /** A part of this evaluation. */
  public Optional<Part> claim(Job of) {
    return claim(Optional.of(of.evaluationId()));
  }

  private Optional<Part> claim(Optional<String> evaluationId) {
    UUID id = Ids.uuid();
    return jdbi.withHandle(db -> PartQueries.claim(evaluationId, id, lease, MOST_ATTEMPTS, db));
  }

  /** Whether there is something to claim. */
  public boolean isAnyOpen() {
    return jdbi.withHandle(db -> PartQueries.isAnyOpen(MOST_ATTEMPTS, db));
  }

  /** Keeps what was observed, unless the lease is the caller's no more. */
  public void done(Part part, byte[] observations) {
    jdbi.useHandle(db -> PartQueries.done(part.lease(), observations, db));
  }

  /** Says that the evaluation cannot be made of parts. */
  public void refuse(Part part) {
    jdbi.useHandle(db -> PartQueries.refuse(part.lease(), db));
  }

  /** Gives an unfinished part back at once, as if it had not been begun. */
  public void release(Part part) {
    jdbi.useHandle(db -> PartQueries.release(part.lease(), db));
  }

  /** Whether the parts of an evaluation are ready, will be, or never will be. */
  public State state(Job job) {
    PartQueries.Progress progress =
        jdbi.withHandle(db -> PartQueries.progress(job.evaluationId(), MOST_ATTEMPTS, db));
    if (progress.isRefused()) {
      return State.REFUSED;
    }
    return progress.open() == 0 ? State.READY : State.OPEN;
  }

  /** How far the parts of one evaluation are. */
  public enum State {
    /** Some are not observed. */
    OPEN,
    /** All are observed. */
    READY,
    /** They will not make a whole. */
    REFUSED
  }

  /** Where each part begins, in the order of cases. */
  public List<Integer> firstCases(Job job) {
    return jdbi.withHandle(db -> PartQueries.firstCases(job.evaluationId(), db));
  }

  /** What was observed in the part that begins there. */
  public byte[] observations(Job job, int firstCase) {
    return jdbi.withHandle(db -> PartQueries.observations(job.evaluationId(), firstCase, db));
  }

  /** Forgets the parts of an evaluation that has ended. */
  public void remove(Job job) {
    jdbi.useHandle(db -> PartQueries.remove(job.evaluationId(), db));
  }

  /** Forgets the parts of all that have. */
  public void removeEnded() {
    jdbi.useHandle(PartQueries::removeEnded);
  }
}
