package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.Evaluation;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CasesInHandTest {
  private static final int THREADS = 8;
  private static final int ROOM = 1_000;

  @TempDir private Path folder;

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

  /** A second case is given the time to begin: it does so at once where nothing holds it. */
  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true"})
  void theFirstOfCasesWithFiles_isAlone(boolean predictionFiles, boolean referenceFiles) {
    CountDownLatch second = new CountDownLatch(2);
    var evaluation =
        new Evaluation<>(
            new Lines(predictionFiles),
            new Lines(referenceFiles),
            List.of(),
            List.of(),
            Tiny.Gap.class,
            (about, prediction, reference) -> {
              second.countDown();
              if (begun.getAndIncrement() == 0) {
                most.set(waited(second) ? 2 : 1);
              }
              return new Tiny.Gap(0);
            },
            List.of(Metric.mean(Tiny.ERROR, Tiny.Gap::size)));
    Upload file = Tiny.numbers(folder, "r.txt", 500, 7);
    new Evaluator(Limits.standard(), THREADS)
        .score(evaluation, Tiny.cases(500), file, file, Resampling.NONE);
    assertEquals(500, begun.get());
    assertEquals(1, most.get());
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Lines in one file, of a format that says that each case has its own. */
  private static final class Lines extends LineFormat {
    private final boolean haveFiles;

    Lines(boolean haveFiles) {
      this.haveFiles = haveFiles;
    }

    @Override
    public FormatInfo info() {
      List<String> names = haveFiles ? List.of("{case}.txt") : List.of();
      return new FormatInfo("lines", "text/plain", "txt", "", List.of(), 0, names);
    }
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
