package org.aceso.evaluation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Wakes workers that found nothing to do. Any thread. */
final class Bell {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore strokes = new Semaphore(0);
  private final AtomicInteger workers = new AtomicInteger();
  private final AtomicInteger listening = new AtomicInteger();

  /** That so many more may listen. */
  void expect(int count) {
    workers.addAndGet(count);
  }

  /** Wakes one, or the next that would listen; more strokes than workers are in vain. */
  void ring() {
    if (strokes.availablePermits() < workers.get()) {
      strokes.release();
    }
  }

  /** Wakes all. */
  void ringAll() {
    for (int i = workers.get(); i > 0; i--) {
      ring();
    }
  }

  boolean isHeard() {
    return listening.get() > 0;
  }

  /** Comes back with a stroke, or after some seconds without one; says which. */
  boolean await() throws InterruptedException {
    listening.incrementAndGet();
    try {
      return strokes.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      listening.decrementAndGet();
    }
  }
}
