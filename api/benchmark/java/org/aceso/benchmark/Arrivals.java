package org.aceso.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Open-loop load: requests arrive at a rate, however long the server takes. A latency counts from
 * the instant at which its request was due, so that a server that stalls is not spared the requests
 * that would have come meanwhile.
 */
final class Arrivals {
  private final URI server;
  private final double perSecond;
  private final int connections;
  private final Supplier<Request> next;

  /**
   * @param connections how many requests are under way at most
   */
  Arrivals(URI server, double perSecond, int connections, Supplier<Request> next) {
    this.server = server;
    this.perSecond = perSecond;
    this.connections = connections;
    this.next = next;
  }

  /** What came of all that arrived; {@code errors} are answers of another status, or none. */
  record Outcome(Latencies latencies, List<String> errors) {}

  /** Starts on threads of that pool; each waits for its turn. */
  List<Future<Outcome>> start(ExecutorService threads, int expected, Duration length) {
    long start = System.nanoTime();
    int last = (int) (perSecond * length.toSeconds());
    AtomicInteger turn = new AtomicInteger();
    List<Future<Outcome>> parts = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      parts.add(threads.submit(() -> loop(start, turn, last, expected)));
    }
    return parts;
  }

  static Outcome join(List<Future<Outcome>> parts) throws InterruptedException, IOException {
    Outcome all = new Outcome(new Latencies(), new ArrayList<>());
    for (Future<Outcome> part : parts) {
      try {
        all.latencies().addAll(part.get().latencies());
        all.errors().addAll(part.get().errors());
      } catch (ExecutionException e) {
        throw new IOException("the load stopped: " + e.getCause(), e.getCause());
      }
    }
    return all;
  }

  private Outcome loop(long start, AtomicInteger turn, int last, int expected)
      throws IOException, InterruptedException {
    Outcome outcome = new Outcome(new Latencies(), new ArrayList<>());
    try (Connection connection = new Connection(server)) {
      for (int i = turn.getAndIncrement(); i < last; i = turn.getAndIncrement()) {
        Request request = next.get();
        long due = start + (long) (i * 1e9 / perSecond);
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())).toMillis());
        Connection.Response response = connection.send(request);
        outcome.latencies().add(System.nanoTime() - due);
        if (response.status() != expected) {
          outcome.errors().add(response.status() + " " + response.text());
        }
      }
    }
    return outcome;
  }
}
