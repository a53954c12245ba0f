package org.aceso.runner.child;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;

/**
 * Warm children for many callers. A child is started when it is first needed, and replaced after
 * some calls or after any fault. Any thread.
 */
public final class EvaluatorPool implements AutoCloseable {
  /** About how many threads wait for a seat. */
  private static final int MOST_WAITING = 16;

  private final ChildOptions options;
  private final int callsPerChild;
  private final Semaphore slots;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();
  private boolean closed;

  /**
   * A pool without children yet.
   *
   * @param size the most children at a time, at least 1
   * @param callsPerChild how many calls a child serves before it is replaced, at least 1
   */
  public EvaluatorPool(ChildOptions options, int size, int callsPerChild) {
    if (size < 1 || callsPerChild < 1) {
      throw new IllegalArgumentException("a pool needs at least one child and one call");
    }
    this.options = options;
    this.callsPerChild = callsPerChild;
    this.slots = new Semaphore(size, true);
  }

  /** A child and what is left of its life. */
  private static final class Worker {
    private final EvaluatorProcess process;
    private int callsLeft;

    Worker(EvaluatorProcess process, int callsLeft) {
      this.process = process;
      this.callsLeft = callsLeft;
    }
  }

  /**
   * Asks a child that is free, waiting for one if need be; the limit counts from when it is asked.
   * Throws as {@link EvaluatorProcess#call}.
   */
  public <T> T call(Request<T> request, Duration limit) {
    try (Seat seat = seat()) {
      return seat.call(request, limit);
    }
  }

  /** A seat for somebody who waits as long as it takes. */
  public Seat seat() {
    slots.acquireUninterruptibly();
    return new Seat();
  }

  /**
   * A seat for somebody who cannot wait for long.
   *
   * @param patience how long to wait for one that gets free
   * @return empty when none did, or when many wait already
   */
  public Optional<Seat> seat(Duration patience) {
    try {
      boolean isFree =
          slots.getQueueLength() < MOST_WAITING
              && slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      return isFree ? Optional.of(new Seat()) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The right to a child at any time until it is closed. One thread, but for {@link #stop}. */
  public final class Seat implements AutoCloseable {
    private Worker asked;
    private boolean stopped;

    private Seat() {}

    /** Asks a child. Throws as {@link EvaluatorProcess#call}. */
    public <T> T call(Request<T> request, Duration limit) {
      Worker worker = borrow();
      boolean isWell = false;
      try {
        begin(worker);
        T answer = worker.process.call(request, limit);
        isWell = true;
        return answer;
      } finally {
        end();
        if (isWell) {
          giveBack(worker);
        } else {
          discard(worker);
        }
      }
    }

    private synchronized void begin(Worker worker) {
      if (stopped) {
        throw new EvaluatorException(Fault.HUB, "the evaluation was stopped");
      }
      asked = worker;
    }

    private synchronized void end() {
      asked = null;
    }

    /** Kills the child that is asked now, from any thread; whoever asks it gets fault HUB. */
    public synchronized void stop() {
      stopped = true;
      if (asked != null) {
        asked.process.close();
      }
    }

    @Override
    public void close() {
      slots.release();
    }
  }

  private synchronized Worker borrow() {
    if (closed) {
      throw new EvaluatorException(Fault.HUB, "the pool of evaluator processes is closed");
    }
    while (!idle.isEmpty()) {
      Worker worker = idle.pop();
      if (worker.process.isUsable()) {
        return worker;
      }
      discard(worker);
    }
    Worker worker = new Worker(EvaluatorProcess.start(options), callsPerChild);
    all.add(worker);
    return worker;
  }

  private synchronized void giveBack(Worker worker) {
    worker.callsLeft--;
    if (worker.callsLeft > 0 && !closed) {
      idle.push(worker);
    } else {
      discard(worker);
    }
  }

  private synchronized void discard(Worker worker) {
    worker.process.close();
    all.remove(worker);
  }

  /** Kills all children; calls under way fail with fault HUB or PLUGIN. */
  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(worker -> worker.process.close());
    all.clear();
    idle.clear();
  }
}
