package org.aceso.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands submissions in and waits until all are scored. */
final class Throughput {
  private final RealServer server;
  private final Scene scene;
  private final Predictions predictions;
  private final int connections;

  Throughput(RealServer server, Scene scene, Predictions predictions, int connections) {
    this.server = server;
    this.scene = scene;
    this.predictions = predictions;
    this.connections = connections;
  }

  /** A burst: from the first POST until the last is scored; CPU of evaluators is the server's. */
  Sample burst(int submissions) throws IOException, InterruptedException {
    double[] before = cpu();
    long start = System.nanoTime();
    List<String> ids = post(submissions);
    try (ApiClient admin = new ApiClient(server.url(), server.administrator())) {
      awaitScored(admin, new HashSet<>(ids));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double[] after = cpu();
    return new Sample(submissions / seconds, Double.NaN, Double.NaN, Double.NaN, 0, 0)
        .withCpu((after[0] - before[0]) / submissions, (after[1] - before[1]) / submissions);
  }

  /** One at a time: the latency from POST until scored. */
  Sample oneByOne(int submissions) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    try (ApiClient member = new ApiClient(server.url(), scene.member())) {
      for (int i = 0; i < submissions; i++) {
        byte[] csv = predictions.next();
        long sent = System.nanoTime();
        Scene.awaitScored(member, post(member, csv), 2);
        latencies.add(System.nanoTime() - sent);
      }
    }
    return new Sample(
        submissions / ((System.nanoTime() - start) / 1e9),
        latencies.quantile(0.5),
        latencies.quantile(0.99),
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  /**
   * Looks at pages of the newest, as a platform would, until none of these waits; seldom, as the
   * server pays for it.
   */
  private void awaitScored(ApiClient admin, Set<String> waiting)
      throws IOException, InterruptedException {
    String newest = "/v1/phases/" + scene.phase() + "/submissions?limit=100";
    String path = newest;
    while (!waiting.isEmpty()) {
      JsonNode page = admin.get(path);
      boolean isAnyOpen = false;
      for (JsonNode one : page.path("items")) {
        isAnyOpen |= waiting.contains(one.path("id").asText()) && !isScored(one, waiting);
      }
      if (isAnyOpen) {
        Thread.sleep(100);
      } else {
        String next = page.path("next").asText("");
        path = next.isEmpty() ? newest : newest + "&after=" + next;
      }
    }
  }

  private static boolean isScored(JsonNode submission, Set<String> waiting) throws IOException {
    if (!submission.path("final").asBoolean()) {
      return false;
    }
    if (!submission.path("state").asText().equals("SCORED")) {
      throw new IOException("not scored: " + submission);
    }
    return waiting.remove(submission.path("id").asText());
  }

  private double[] cpu() throws IOException {
    double[] cpu = server.cpu();
    cpu[0] += server.evaluatorCpu();
    return cpu;
  }

  /** Hands in over all connections, each of them a team of its own. */
  private List<String> post(int submissions) throws IOException, InterruptedException {
    AtomicInteger left = new AtomicInteger(submissions);
    Queue<String> ids = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      Queue<Future<?>> posting = new ArrayDeque<>();
      for (int i = 0; i < connections; i++) {
        String token = scene.teams().get(i % scene.teams().size()).token();
        posting.add(
            threads.submit(
                () -> {
                  try (ApiClient member = new ApiClient(server.url(), token)) {
                    while (left.getAndDecrement() > 0) {
                      ids.add(post(member, predictions.next()));
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> one : posting) {
        one.get();
      }
      return new ArrayList<>(ids);
    } catch (ExecutionException e) {
      throw new IOException("handing in stopped: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private String post(ApiClient member, byte[] csv) throws IOException {
    String path = "/v1/phases/" + scene.phase() + "/submissions";
    return member.csv("POST", path, csv).path("id").asText();
  }
}
