package org.aceso.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends requests that were made out of the contract and out of what others sent before, and holds
 * every reply against the contract.
 */
final class Fuzzer {
  /** A request that somebody made, and who. */
  record Seed(Caller caller, Request request) {}

  private static final int SEEDS = 40;

  private final Watcher watcher;
  private final Chance chance;
  private final Known known;
  private final Mutations mutations;
  private final FuzzReport report = new FuzzReport();
  private final Map<String, List<Seed>> seeds = new TreeMap<>();
  private final Map<String, Caller> callers = new LinkedHashMap<>();

  Fuzzer(Chance chance, Known known) {
    this(chance, known, reply -> {});
  }

  /**
   * @param watcher told every reply
   */
  Fuzzer(Chance chance, Known known, Watcher watcher) {
    this.watcher = watcher;
    this.chance = chance;
    this.known = known;
    this.mutations = new Mutations(chance, known);
  }

  FuzzReport report() {
    return report;
  }

  /** Adds somebody whose requests are tried. */
  void meet(Caller caller) {
    callers.putIfAbsent(String.valueOf(caller.authorization()), caller.watchedBy(watcher));
  }

  /** Remembers a request that was made, to vary it later. */
  Optional<Seed> remember(Caller caller, Request request) {
    meet(caller);
    Seed seed = new Seed(caller.watchedBy(watcher), request.without("Authorization"));
    Optional<Spec.Op> op = request.operation();
    op.ifPresent(
        served -> {
          List<Seed> all = seeds.computeIfAbsent(served.id(), key -> new ArrayList<>());
          if (all.size() < SEEDS) {
            all.add(seed);
          } else {
            all.set(chance.below(SEEDS), seed);
          }
        });
    return op.map(served -> seed);
  }

  /** Sends what must be refused in place of a request that is about to be made. */
  void beside(Seed seed, int count) {
    Spec.Op op = seed.request().operation().orElseThrow();
    int tries = count * 4;
    for (int sent = 0; sent < count && tries > 0; tries--) {
      Request changed = mutations.changed(op, seed.request());
      if (Verdict.refusal(changed).isPresent()) {
        send(seed.caller(), changed);
        sent++;
      }
    }
  }

  /** Sends a number of variations of one request, valid ones among them. */
  void around(Seed seed, int count) {
    Spec.Op op = seed.request().operation().orElseThrow();
    for (int i = 0; i < count; i++) {
      send(seed.caller(), varied(op, seed.request()));
    }
  }

  /** Sends a number of requests, most of them for the operations that were asked least. */
  void roam(int count) {
    for (int i = 0; i < count; i++) {
      Spec.Op op =
          chance.oneIn(3)
              ? chance.of(Spec.OPERATIONS)
              : Spec.OPERATIONS.stream()
                  .min(Comparator.comparingInt(one -> report.asked(one.id())))
                  .orElseThrow();
      List<Seed> all = seeds.getOrDefault(op.id(), List.of());
      boolean fresh = all.isEmpty() || chance.oneIn(4);
      Seed seed = fresh ? new Seed(anybody(), Requests.valid(op, Map.of())) : chance.of(all);
      Request request = varied(op, fresh ? mutations.rebound(op, seed.request()) : seed.request());
      send(chance.oneIn(3) ? anybody() : seed.caller(), request);
    }
  }

  private Caller anybody() {
    return chance.of(List.copyOf(callers.values()));
  }

  private Request varied(Spec.Op op, Request request) {
    Request varied = chance.oneIn(2) ? request : mutations.rebound(op, request);
    for (int changes = chance.of(List.of(0, 1, 1, 1, 2, 3)); changes > 0; changes--) {
      varied = mutations.changed(op, varied);
    }
    boolean isRead = varied.method().equals("GET");
    return isRead && chance.oneIn(12) ? varied.by("HEAD") : varied;
  }

  private void send(Caller caller, Request request) {
    Optional<String> wrong = Verdict.refusal(request);
    long start = System.nanoTime();
    try {
      Reply reply = caller.send(request);
      report.count(request, reply, System.nanoTime() - start, wrong.isPresent());
      known.learn(reply);
      if (reply.status() >= 500) {
        report.fail(request, "a fault of the server: " + reply);
      }
      if (wrong.isPresent() && reply.status() < 400) {
        report.fail(request, "it must be refused: " + wrong.get() + "\n  " + reply.status());
      }
      if (request.method().equals("GET") && chance.oneIn(10)) {
        compareHead(caller, request, reply);
      }
    } catch (AssertionError | IllegalArgumentException e) {
      report.fail(request, e.getMessage());
    }
  }

  /** HEAD answers as GET does, unless the thing changed meanwhile or a part was asked for. */
  private void compareHead(Caller caller, Request request, Reply before) {
    if (request.headers().containsKey("Range")) {
      return;
    }
    Reply head = caller.send(request.by("HEAD"));
    Reply after = caller.send(request);
    boolean isStill =
        before.status() == after.status() && before.text().length() == after.text().length();
    if (isStill
        && (head.status() != before.status()
            || !head.mediaType().equals(before.mediaType())
            || !head.header("ETag").equals(after.header("ETag"))
                && before.header("ETag").equals(after.header("ETag")))) {
      report.fail(request, "HEAD is not as GET: " + head + " " + head.headers().map());
    }
  }
}
