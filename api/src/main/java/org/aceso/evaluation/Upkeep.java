package org.aceso.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.aceso.queue.JobQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What workers of one process need now and then. Each process does it, whatever others do. */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** How long a job of another process waits when this one has nothing to do, at most. */
  private static final Duration SCOUT_EVERY = Duration.ofMillis(100);

  private static final Duration STOP_EVERY = Duration.ofSeconds(1);
  private static final Duration REAP_EVERY = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofMillis(250);

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3);
  private final List<ScheduledFuture<?>> tasks = new ArrayList<>();
  private final BooleanSupplier waiting;
  private final JobQueue queue;
  private final Held held;
  private final Bell bell;

  /**
   * @param waiting whether there is something to do
   */
  Upkeep(BooleanSupplier waiting, JobQueue queue, Held held, Bell bell) {
    this.waiting = waiting;
    this.queue = queue;
    this.held = held;
    this.bell = bell;
  }

  /**
   * Starts.
   *
   * @param lease how long a lease lasts
   * @param reap what ends or requeues the work of processes that were lost
   */
  void start(Duration lease, Runnable reap) {
    Duration quarter = lease.dividedBy(4);
    every(
        quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter,
        "leases could not be renewed",
        () -> queue.renew(held.leases()));
    every(SCOUT_EVERY, "the queue could not be looked at", this::scout);
    every(STOP_EVERY, "leases could not be looked at", this::stopLost);
    every(REAP_EVERY, "lost work could not be taken over", reap);
  }

  private void scout() {
    if (bell.isHeard() && waiting.getAsBoolean()) {
      bell.ringAll();
    }
  }

  private void stopLost() {
    List<UUID> leases = held.leases();
    queue.lost(leases).forEach(held::stop);
  }

  private void every(Duration pause, String failure, Runnable task) {
    Runnable attempt =
        () -> {
          try {
            task.run();
          } catch (RuntimeException | Error e) {
            // Letting it out would end the timer.
            LOG.warn("{}: {}", failure, e.toString());
          }
        };
    long millis = pause.toMillis();
    tasks.add(timer.scheduleWithFixedDelay(attempt, millis, millis, TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    tasks.forEach(task -> task.cancel(false));
    timer.shutdown();
  }
}
