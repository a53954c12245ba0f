package org.aceso.webhook;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, on any number of servers: one thread hands out, a few make the attempts. What
 * a lost server had begun is attempted again when its lease has run out.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final int AT_A_TIME = 16;

  private final Jdbi jdbi;
  private final FanOut fanOut;
  private final Sender sender;
  private final Options options;
  private final Semaphore free = new Semaphore(AT_A_TIME);
  private final Semaphore bell = new Semaphore(0);
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME + 1);
  private volatile boolean closing;

  /**
   * How it sends.
   *
   * @param anyTarget whether http and places that are not public are allowed
   * @param timeout how long an attempt may take
   * @param retries how long to wait after each failed attempt; after the last, it is given up
   */
  public record Options(boolean anyTarget, Duration timeout, List<Duration> retries) {
    public Options {
      retries = List.copyOf(retries);
    }
  }

  Dispatcher(Jdbi jdbi, Targets targets, Options options, SSLContext tls) {
    this.jdbi = jdbi;
    this.fanOut = new FanOut(jdbi);
    this.sender = new Sender(targets, options.timeout(), tls);
    this.options = options;
    threads.execute(this::handOut);
  }

  private void handOut() {
    while (!closing) {
      try {
        while (fanOut.step()) {
          LOG.debug("there are more events to hand out");
        }
        if (claim() == 0 && bell.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // Without this thread the process would look healthy and send nothing.
        LOG.warn("webhooks could not be served, and are served later: {}", e.toString());
        pause();
      }
    }
  }

  private int claim() throws InterruptedException {
    int places = free.drainPermits();
    List<DeliveryQueue.Job> jobs = List.of();
    try {
      if (places > 0) {
        Duration lease = options.timeout().multipliedBy(2).plusSeconds(30);
        jobs = jdbi.inTransaction(db -> DeliveryQueue.claim(places, lease, db));
      }
    } finally {
      free.release(places - jobs.size());
    }
    jobs.forEach(job -> threads.execute(() -> attempt(job)));
    return jobs.size();
  }

  private void attempt(DeliveryQueue.Job job) {
    try {
      if (!jdbi.withHandle(db -> Views.admits(job, db))) {
        jdbi.useTransaction(db -> withdraw(job, db));
        return;
      }
      long start = System.nanoTime();
      Sender.Answer answer = sender.send(message(job));
      int millis = (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
      Metrics.counter("aceso.webhook.attempts", "outcome", answer.outcome().label()).increment();
      jdbi.useTransaction(db -> note(job, answer, millis, db));
    } catch (RuntimeException e) {
      LOG.warn("{} is attempted again when its lease ends: {}", job.deliveryId(), e.toString());
    } finally {
      free.release();
      bell.release();
    }
  }

  private static Sender.Message message(DeliveryQueue.Job job) {
    return new Sender.Message(
        job.webhook().url(),
        job.eventId(),
        job.timestamp(),
        Signature.of(job.secrets(), job.eventId(), job.timestamp(), job.body()),
        job.body());
  }

  /** The owner may not learn of it any more. */
  private static void withdraw(DeliveryQueue.Job job, Handle db) {
    if (DeliveryQueue.hold(job, db)) {
      DeliveryQueue.finish(job, Delivery.State.CANCELLED, db);
    }
  }

  private void note(DeliveryQueue.Job job, Sender.Answer answer, int millis, Handle db) {
    String webhook = job.webhook().id();
    boolean delivered = answer.outcome() == Outcome.DELIVERED;
    WebhookQueries.lock(webhook, !delivered, db);
    if (!DeliveryQueue.hold(job, db)) {
      return;
    }
    DeliveryQueue.attempted(job, answer.outcome(), answer.status(), millis, db);
    WebhookQueries.failing(webhook, !delivered, db);
    if (delivered) {
      DeliveryQueue.finish(job, Delivery.State.DELIVERED, db);
    } else if (Integer.valueOf(410).equals(answer.status())) {
      giveUp(job, Webhook.Reason.GONE, db);
    } else if (job.attempts() >= options.retries().size()) {
      giveUp(job, Webhook.Reason.EXHAUSTED, db);
    } else {
      DeliveryQueue.retry(job, pause(job.attempts(), answer.retryAfter()), db);
    }
  }

  private Duration pause(int attempts, Optional<Duration> asked) {
    Duration own = options.retries().get(attempts);
    Duration wait = asked.filter(longer -> longer.compareTo(own) > 0).orElse(own);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static void giveUp(DeliveryQueue.Job job, Webhook.Reason reason, Handle db) {
    DeliveryQueue.finish(job, Delivery.State.FAILED, db);
    WebhookQueries.disable(job.webhook().id(), reason, db);
    LaneQueries.cancel(job.webhook().id(), db);
    LOG.info("{} is disabled: {}", job.webhook().id(), reason);
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Attempts under way may end; what did not is attempted again by whoever is there then. */
  @Override
  public void close() throws IOException {
    closing = true;
    threads.shutdown();
    try {
      threads.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
    sender.close();
  }
}
