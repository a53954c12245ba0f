package org.aceso.testkit.check;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.aceso.testkit.Bench;
import org.aceso.testkit.Damage;
import org.aceso.testkit.Fixture;

/** What a type holds on to when evaluations are over: files, threads, processes, memory. */
final class Leaks {
  private static final String TOPIC = "leaks";
  private static final int DAMAGED = 8;
  private static final int ROUNDS = 5;
  private static final int ATTEMPTS = 3;

  /** What the first one finds is freed by the next. */
  private static final int COLLECTIONS = 3;

  private static final int WARM_UP = 2;
  private static final int SERIES = 3;
  private static final int MOST_EVALUATIONS = 400;
  private static final long SERIES_NANOS = 2_000_000_000L;

  /** Less is noise of Java. */
  private static final long BYTES_AN_EVALUATION = 256;

  private static final long LEAST_BYTES = 1 << 19;

  private final Baseline before;
  private final Consumer<Line> told;
  private final Bench bench;
  private final List<Path> uploads = new ArrayList<>();

  Leaks(Fixture fixture, Baseline before, Path folder, Consumer<Line> told) {
    this.before = before;
    this.told = told;
    this.bench = new Bench(fixture, 2);
    uploads.addAll(fixture.submissions());
    uploads.addAll(fixture.invalid());
    for (int seed = 0; seed < DAMAGED; seed++) {
      uploads.add(Damage.of(fixture.submissions().get(0), folder.resolve("damaged-" + seed), seed));
    }
  }

  void run() {
    round();
    round();
    told.accept(Line.begun(TOPIC, "closes its files"));
    told.accept(Line.of(files()));
    told.accept(Line.begun(TOPIC, "keeps no memory"));
    told.accept(Line.of(memory()));
    told.accept(Line.begun(TOPIC, "leaves no threads"));
    List<String> threads = List.copyOf(before.more());
    told.accept(
        Line.of(
            verdict("leaves no threads", threads.isEmpty(), "left: " + TypeCheck.some(threads))));
    long children = ProcessHandle.current().descendants().count();
    told.accept(
        Line.of(verdict("leaves no processes", children == 0, children + " are still running")));
  }

  private Finding files() {
    if (openFiles().isEmpty()) {
      return Finding.notChecked(TOPIC, "closes its files", "this system does not count open files");
    }
    long more = 0;
    for (int i = 0; i < ATTEMPTS && more < ROUNDS; i++) {
      more = opened();
    }
    return verdict(
        "closes its files",
        more < ROUNDS,
        more + " more are open after " + ROUNDS * uploads.size() + " evaluations");
  }

  /** How many more files are open after some rounds, unless Java collects them in between. */
  private long opened() {
    long before = openFiles().orElseThrow();
    for (int i = 0; i < ROUNDS; i++) {
      round();
    }
    return openFiles().orElseThrow() - before;
  }

  /**
   * A leak goes on and on: what is kept once, such as a table, is there after the warm-up, and what
   * Java or another thread takes meanwhile is not taken again in every attempt.
   */
  private Finding memory() {
    for (int i = 0; i < WARM_UP; i++) {
      series();
    }
    Growth growth = growth();
    for (int i = 1; i < ATTEMPTS && growth.isLeak(); i++) {
      growth = growth();
    }
    return verdict(
        "keeps no memory",
        !growth.isLeak(),
        "the heap grows by " + growth.bytes() / growth.evaluations() + " bytes an evaluation");
  }

  private Growth growth() {
    long before = usedAfterCollection();
    int evaluations = 0;
    for (int i = 0; i < SERIES; i++) {
      evaluations += series();
    }
    return new Growth(usedAfterCollection() - before, evaluations);
  }

  /** What the heap holds more after so many evaluations. */
  private record Growth(long bytes, int evaluations) {
    boolean isLeak() {
      return bytes > Math.max(LEAST_BYTES, BYTES_AN_EVALUATION * evaluations);
    }
  }

  private int series() {
    long start = System.nanoTime();
    int evaluations = 0;
    while (evaluations < MOST_EVALUATIONS
        && (evaluations == 0 || System.nanoTime() - start < SERIES_NANOS)) {
      round();
      evaluations += uploads.size();
    }
    return evaluations;
  }

  private void round() {
    for (Path upload : uploads) {
      bench.score(upload);
    }
  }

  private static OptionalLong openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getOpenFileDescriptorCount())
        : OptionalLong.empty();
  }

  private static long usedAfterCollection() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Finding verdict(String check, boolean fine, String otherwise) {
    return fine ? Finding.ok(TOPIC, check) : Finding.found(TOPIC, check, otherwise);
  }
}
