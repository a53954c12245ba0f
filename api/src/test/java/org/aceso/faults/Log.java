package org.aceso.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.Caller;

/** What clients were told: the one account that no kill can touch. */
final class Log {
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();

  /**
   * A submission that was acknowledged.
   *
   * @param captain who sent it
   * @param right how many of its eight cases are right
   */
  record Told(Caller captain, int right) {
    double accuracy() {
      return right / 8.0;
    }
  }

  /** Notes it; one id for two files would be a fault. */
  void acknowledged(String submission, Caller captain, int right) {
    if (told.putIfAbsent(submission, new Told(captain, right)) != null) {
      throw new AssertionError(submission + " was told twice");
    }
  }

  /** A request had no answer, or none that settles it. */
  void repeated() {
    repeated.incrementAndGet();
  }

  Map<String, Told> told() {
    return Map.copyOf(told);
  }

  int repeats() {
    return repeated.get();
  }
}
