package org.aceso.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what was answered, and keeps what was wrong. */
final class FuzzReport {
  private static final int MOST_FAILURES = 30;

  private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<String> kinds = new TreeSet<>();
  private int requests;
  private int refusals;
  private int failed;
  private long slowestNanos;
  private String slowest = "";

  void count(Request request, Reply reply, long nanos, boolean mustRefuse) {
    requests++;
    refusals += mustRefuse ? 1 : 0;
    request.operation().ifPresent(op -> count(op.id(), reply.status()));
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
      slowest = request.toString();
    }
  }

  private void count(String operation, int status) {
    statuses.computeIfAbsent(operation, key -> new TreeMap<>()).merge(status, 1, Integer::sum);
  }

  /** Keeps a failure, the first of its kind in full. */
  void fail(Request request, String why) {
    failed++;
    String kind =
        request.operation().map(Spec.Op::id).orElse(request.method())
            + why.replaceAll("(?s)^.*\n", "").replaceAll("[0-9]+", "0");
    if (kinds.add(kind) && failures.size() < MOST_FAILURES) {
      failures.add(request + "\n  " + why);
    }
  }

  List<String> failures() {
    return failures;
  }

  int requests() {
    return requests;
  }

  int answers(String operation, int hundred) {
    return statuses.getOrDefault(operation, Map.of()).entrySet().stream()
        .filter(entry -> entry.getKey() / 100 == hundred)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  int asked(String operation) {
    return statuses.getOrDefault(operation, Map.of()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** How often each status was answered. */
  private Map<Integer, Integer> all() {
    Map<Integer, Integer> sum = new TreeMap<>();
    statuses.values().forEach(some -> some.forEach((k, n) -> sum.merge(k, n, Integer::sum)));
    return sum;
  }

  @Override
  public String toString() {
    return String.format(
        "%d requests, %d of them must be refused, %d failures; statuses %s;"
            + " slowest %d ms for %s",
        requests, refusals, failed, all(), slowestNanos / 1_000_000, slowest);
  }
}
