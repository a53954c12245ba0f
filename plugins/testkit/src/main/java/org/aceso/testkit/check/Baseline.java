package org.aceso.testkit.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The threads there were before a type was loaded.
 *
 * @param threads their ids
 */
record Baseline(Set<Long> threads) {
  /** Threads of Java itself, or of the parallel streams that a type may use. */
  private static final Set<String> OF_JAVA =
      Set.of("process reaper", "Common-Cleaner", "ForkJoinPool.commonPool", "Attach Listener");

  private static final long PATIENCE_MILLIS = 2_000;
  private static final long STEP_MILLIS = 50;

  static Baseline take() {
    return new Baseline(
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getId)
            .collect(Collectors.toSet()));
  }

  /** The names of the threads that there are more, once those that are ending have ended. */
  Set<String> more() {
    Set<String> more = now();
    for (long waited = 0; !more.isEmpty() && waited < PATIENCE_MILLIS; waited += STEP_MILLIS) {
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return more;
      }
      more = now();
    }
    return more;
  }

  private Set<String> now() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threads.contains(thread.getId()))
        .map(Thread::getName)
        .filter(name -> OF_JAVA.stream().noneMatch(name::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
