package org.aceso.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Jdbi;

/**
 * The queue as workers use it. Whoever holds an unexpired lease works on a job; the database's
 * clock says when a lease ends.
 */
public final class JobQueue {
  private final Jdbi jdbi;
  private final Duration lease;

  public JobQueue(Jdbi jdbi, Duration lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  /** The job whose turn it is, now leased to the caller. */
  public Optional<Job> claim() {
    UUID id = Ids.uuid();
    return jdbi.withHandle(db -> TurnQueries.claim(id, lease, db));
  }

  /** Whether there is something to claim. */
  public boolean isAnyWaiting() {
    return jdbi.withHandle(TurnQueries::isAnyWaiting);
  }

  /** Prolongs leases; one that was lost stays lost. */
  public void renew(List<UUID> leases) {
    if (!leases.isEmpty()) {
      jdbi.useHandle(db -> LeaseQueries.renew(leases, lease, db));
    }
  }

  /** Which of these leases hold no more: the job was cancelled, or somebody else's by now. */
  public List<UUID> lost(List<UUID> leases) {
    return leases.isEmpty()
        ? List.of()
        : jdbi.withHandle(
            db -> {
              List<UUID> kept = LeaseQueries.kept(leases, db);
              return leases.stream().filter(one -> !kept.contains(one)).toList();
            });
  }

  /** Gives unfinished work back at once, as if it had not been begun. */
  public void release(UUID held) {
    jdbi.useHandle(db -> LeaseQueries.release(held, db));
  }

  /**
   * Makes expired leases available again, but for those that were tried too often.
   *
   * @return how many
   */
  public int requeueExpired(int mostAttempts) {
    return jdbi.withHandle(db -> LeaseQueries.requeueExpired(mostAttempts, db));
  }

  /** One whose lease expired once too often, leased to the caller so that it can be ended. */
  public Optional<Job> claimExhausted(int mostAttempts) {
    UUID id = Ids.uuid();
    return jdbi.withHandle(db -> LeaseQueries.claimExhausted(id, lease, mostAttempts, db));
  }

  /** One that no evaluator outside ended by its deadline, leased in the same way. */
  public Optional<Job> claimOverdue() {
    UUID id = Ids.uuid();
    return jdbi.withHandle(db -> LeaseQueries.claimOverdue(id, lease, db));
  }
}
