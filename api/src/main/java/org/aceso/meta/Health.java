package org.aceso.meta;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the parts of the server whether they answer. Answers in time, even when one does not. */
public final class Health implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Map<String, Check> checks;
  private final Duration patience;
  private final Map<String, Future<String>> asked = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stopping;

  public Health(Map<String, Check> checks) {
    this(checks, PATIENCE);
  }

  Health(Map<String, Check> checks, Duration patience) {
    this.checks = new TreeMap<>(checks);
    this.patience = patience;
  }

  /** Throws when a part does not answer. */
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }

  /** From now on the server is not ready: it stops soon, and new requests go to others. */
  public void stopping() {
    stopping = true;
  }

  /** By part: {@code up}, or why not. */
  public Map<String, String> ask() {
    checks.forEach(
        (part, check) ->
            asked.compute(
                part,
                (any, before) ->
                    before != null && !before.isDone()
                        ? before
                        : threads.submit(() -> run(check))));
    long end = System.nanoTime() + patience.toNanos();
    Map<String, String> answers = new TreeMap<>();
    checks.keySet().forEach(part -> answers.put(part, await(asked.get(part), end)));
    if (stopping) {
      answers.put("server", "down: it stops");
    }
    return answers;
  }

  private static String run(Check check) {
    try {
      check.run();
      return "up";
    } catch (Exception e) {
      return "down: " + e.getClass().getSimpleName();
    }
  }

  private String await(Future<String> answer, long end) {
    try {
      return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return "down: no answer within " + patience.toSeconds() + " s";
    } catch (ExecutionException e) {
      return "down: " + e.getCause().getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "down: interrupted";
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
