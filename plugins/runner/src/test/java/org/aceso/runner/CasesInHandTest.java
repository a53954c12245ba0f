package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

final class CasesInHandTest {
  private static final int THREADS = 8;
  private static final int ROOM = 1_000;

  private final ThreadLocal<Long> allocated = ThreadLocal.withInitial(() -> 0L);
  private final CasesInHand hand = new CasesInHand(ROOM, allocated::get);
  private final AtomicInteger inHand = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final Set<Integer> done = ConcurrentHashMap.newKeySet();

  /** After the first, three at a time fit into the room: no more are in hand, and no fewer. */
  @Test
  void asManyCases_areInHandAsThereIsRoomFor() {
    CyclicBarrier three = new CyclicBarrier(3);
    run(
        1 + 3 * 10,
        index -> {
          if (begun.getAndIncrement() > 0) {
            await(three);
          }
          take(300);
        });
    assertEquals(31, done.size());
    assertEquals(3, most.get());
  }

  @Test
  void casesLargerThanTheRoom_comeOneByOne() {
    run(40, index -> take(5 * ROOM));
    assertEquals(40, done.size());
    assertEquals(1, most.get());
  }

  @Test
  void aCaseThatGrows_leavesRoomForFewerAfterwards() {
    run(1, index -> take(10));
    run(1, index -> take(600));
    most.set(0);
    run(40, index -> take(10));
    assertEquals(1, most.get());
  }

  @Test
  void failures_giveTheirRoomBack() {
    IntConsumer failing =
        index -> {
          throw new EvaluatorException(Fault.PLUGIN, "case " + index);
        };
    EvaluatorException fault = assertThrows(EvaluatorException.class, () -> run(40, failing));
    assertEquals("case 0", fault.getMessage());
    run(40, index -> take(2 * ROOM));
    assertEquals(40, done.size());
  }

  @Test
  void everyCase_isWalkedInTheHeapOfThisProcess() {
    Blocks.run(THREADS, 500, CasesInHand.bounded(done::add));
    assertTrue(done.containsAll(Set.of(0, 499)));
    assertEquals(500, done.size());
  }

  private void run(int cases, IntConsumer action) {
    Blocks.run(
        THREADS,
        cases,
        hand.bound(
            index -> {
              most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
              try {
                action.accept(index);
                done.add(index);
              } finally {
                inHand.decrementAndGet();
              }
            }));
  }

  private void take(long bytes) {
    allocated.set(allocated.get() + bytes);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }
}
