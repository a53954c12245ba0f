package org.aceso.runner;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Lets threads hold as many cases at a time as the heap has room for: where cases have files of
 * their own, each is a volume or two. One at least is always in hand, and the first is alone. What
 * a case takes is what its thread allocated for it, the most of any so far, which is more than it
 * held at once. Which thread takes a case when changes nothing that comes of it.
 */
final class CasesInHand {
  private final long room;
  private final LongSupplier allocated;
  private long largest;
  private int inHand;

  /**
   * Cases of one walk.
   *
   * @param room how many bytes all cases in hand may take
   * @param allocated how many bytes the thread that asks has allocated so far
   */
  CasesInHand(long room, LongSupplier allocated) {
    this.room = room;
    this.allocated = allocated;
  }

  /**
   * Runs an action for each case.
   *
   * @param haveFiles whether cases have files of their own, which are held to three quarters of the
   *     heap of this process
   */
  static void walk(int threads, int cases, IntConsumer action, boolean haveFiles) {
    Blocks.run(threads, cases, haveFiles && threads > 1 ? bounded(action) : action);
  }

  private static IntConsumer bounded(IntConsumer action) {
    ThreadMXBean allocation = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long room = Runtime.getRuntime().maxMemory() / 4 * 3;
    return new CasesInHand(room, allocation::getCurrentThreadAllocatedBytes).bound(action);
  }

  IntConsumer bound(IntConsumer action) {
    return index -> {
      take();
      long before = allocated.getAsLong();
      try {
        action.accept(index);
      } finally {
        giveBack(allocated.getAsLong() - before);
      }
    };
  }

  private synchronized void take() {
    while (inHand > 0 && (largest == 0 || largest > room / (inHand + 1))) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EvaluatorException(Fault.HUB, "the evaluation was interrupted", e);
      }
    }
    inHand++;
  }

  private synchronized void giveBack(long bytes) {
    largest = Math.max(largest, Math.max(1, bytes));
    inHand--;
    notifyAll();
  }
}
