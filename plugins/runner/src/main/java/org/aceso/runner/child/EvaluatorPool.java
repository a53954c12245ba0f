package org.aceso.runner.child;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;

/**
 * Warm children for many callers. A child is started when it is first needed, and replaced after
 * some calls or after any fault. Any thread.
 */
public final class EvaluatorPool implements AutoCloseable {
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
    slots.acquireUninterruptibly();
    try {
      Worker worker = borrow();
      try {
        T answer = worker.process.call(request, limit);
        giveBack(worker);
        return answer;
      } catch (RuntimeException e) {
        discard(worker);
        throw e;
      }
    } finally {
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
