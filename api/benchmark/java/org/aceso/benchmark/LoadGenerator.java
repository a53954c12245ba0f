package org.aceso.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Closed-loop load: each connection sends its next request when the last one was answered. */
final class LoadGenerator {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int connections;
  private final int most;

  /**
   * @param most the most requests of one run, so that a slice ends by count too
   */
  LoadGenerator(int connections, int most) {
    this.connections = connections;
    this.most = most;
  }

  private record Part(Latencies latencies, long cpuNanos) {}

  /**
   * Loads a server for a while.
   *
   * @param expected the status that every response has
   */
  Sample run(URI server, Supplier<Request> next, int expected, Duration slice)
      throws IOException, InterruptedException {
    AtomicInteger left = new AtomicInteger(most);
    long start = System.nanoTime();
    long end = start + slice.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<Part>> parts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        parts.add(threads.submit(() -> loop(server, next, expected, end, left)));
      }
      Latencies all = new Latencies();
      long cpu = 0;
      for (Future<Part> part : parts) {
        all.addAll(part.get().latencies());
        cpu += part.get().cpuNanos();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Sample(
          all.count() / seconds,
          all.quantile(0.5),
          all.quantile(0.99),
          cpu / 1e6 / all.count(),
          Double.NaN,
          Double.NaN);
    } catch (ExecutionException e) {
      throw new IOException("the load generator stopped: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Part loop(
      URI server, Supplier<Request> next, int expected, long end, AtomicInteger left)
      throws IOException {
    long cpu = THREADS.getCurrentThreadCpuTime();
    Latencies latencies = new Latencies();
    try (Connection connection = new Connection(server)) {
      while (System.nanoTime() < end && left.getAndDecrement() > 0) {
        Request request = next.get();
        long sent = System.nanoTime();
        Connection.Response response = connection.send(request);
        latencies.add(System.nanoTime() - sent);
        if (response.status() != expected) {
          throw new IOException("answered " + response.status() + " " + response.text());
        }
      }
    }
    return new Part(latencies, THREADS.getCurrentThreadCpuTime() - cpu);
  }
}
