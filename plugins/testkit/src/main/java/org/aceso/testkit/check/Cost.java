package org.aceso.testkit.check;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.aceso.testkit.Bench;
import org.aceso.testkit.Fixture;

/** What evaluations take, once they are warm. */
final class Cost {
  private static final int LEAST = 3;
  private static final int MOST = 20_000;
  private static final long NANOS = 1_000_000_000L;
  private static final double MIB = 1 << 20;

  private final Fixture fixture;
  private final Consumer<Line> told;

  Cost(Fixture fixture, Consumer<Line> told) {
    this.fixture = fixture;
    this.told = told;
  }

  void run() {
    told.accept(Line.begun("speed", "evaluations"));
    Bench bench = new Bench(fixture, 1);
    List<Path> submissions = fixture.submissions();
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    int done = 0;
    while (done < LEAST || (done < MOST && System.nanoTime() - start < NANOS)) {
      bench.scoreOnce(submissions.get(done % submissions.size()));
      done++;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    told.accept(
        Line.of(
            new Measure(
                "speed",
                "evaluations of " + bench.cases().size() + " cases on one thread",
                done / seconds,
                "/s")));
    told.accept(
        Line.of(
            new Measure(
                "memory",
                "heap at its peak, garbage included, of "
                    + Math.round(Runtime.getRuntime().maxMemory() / MIB),
                pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MIB,
                "MiB")));
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
