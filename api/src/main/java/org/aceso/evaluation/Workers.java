package org.aceso.evaluation;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.aceso.phase.Frozen;
import org.aceso.phase.Phase;
import org.aceso.phase.Phases;
import org.aceso.phase.Ranking;
import org.aceso.plugin.Evaluators;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.host.PluginException;
import org.aceso.storage.BlobStore;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that claim evaluations, have a child process compute them, and write the results. Work
 * that is lost with a process is found again when its lease expires.
 */
public final class Workers implements AutoCloseable {
  /** How often an evaluation is tried before it fails. */
  public static final int MOST_ATTEMPTS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Jdbi jdbi;
  private final Queue queue;
  private final Results results;
  private final Phases phases;
  private final Evaluators evaluators;
  private final BlobStore store;
  private final Semaphore bell = new Semaphore(0);
  private final Set<UUID> held = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private volatile boolean closing;

  public Workers(Jdbi jdbi, Duration lease, Phases phases, Evaluators evaluators, BlobStore store) {
    this.jdbi = jdbi;
    this.queue = new Queue(jdbi, lease);
    this.results = new Results(jdbi);
    this.phases = phases;
    this.evaluators = evaluators;
    this.store = store;
    this.threads = Executors.newCachedThreadPool();
  }

  /** Starts to work with this many threads. */
  public void start(int count) {
    for (int i = 0; i < count; i++) {
      threads.execute(this::work);
    }
  }

  /** Tells that there may be something to do; without it a worker looks every half second. */
  public void ring() {
    bell.release();
  }

  /** Prolongs the leases of what is being worked on. Called by a timer. */
  public void renewLeases() {
    queue.renew(new ArrayList<>(held));
  }

  /** Makes lost work available again, and ends what was lost too often. Called by a timer. */
  public void reap() {
    queue.requeueExpired(MOST_ATTEMPTS);
    Optional<Job> exhausted = queue.claimExhausted(MOST_ATTEMPTS);
    while (exhausted.isPresent()) {
      Job job = exhausted.get();
      results.fail(
          job, phase(job), Fault.HUB, "lost by " + MOST_ATTEMPTS + " workers one after the other");
      exhausted = queue.claimExhausted(MOST_ATTEMPTS);
    }
  }

  private void work() {
    while (!closing) {
      try {
        Optional<Job> job = queue.claim();
        if (job.isPresent()) {
          evaluate(job.get());
        } else if (bell.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("a worker could not go on, and tries again: {}", e.toString());
        pause();
      }
    }
  }

  private void evaluate(Job job) {
    held.add(job.lease());
    try {
      Phase phase = phase(job);
      try {
        results.finish(job, phase, score(job, phase));
      } catch (EvaluatorException e) {
        failed(job, phase, e.fault(), e.getMessage());
      } catch (PluginException e) {
        failed(job, phase, Fault.PLUGIN, e.getMessage());
      } catch (IOException e) {
        failed(job, phase, Fault.HUB, "the store does not answer: " + e.getMessage());
      }
    } finally {
      held.remove(job.lease());
    }
  }

  private Outcome score(Job job, Phase phase) throws IOException {
    Frozen frozen = phase.frozen();
    Ranking ranking = phase.draft().ranking();
    Evaluators.Question question =
        new Evaluators.Question(
            evaluators.stored(frozen.plugin().sha256()),
            frozen.challengeType(),
            evaluators.withPaths(frozen.settings(), frozen.settingFiles()),
            store.file(frozen.casesSha256()),
            store.file(frozen.referenceSha256()));
    Resampling resampling =
        Resampling.of(ranking.replicatesOrStandard(), frozen.seed(), Set.of(ranking.metric()));
    Upload submission = new Upload(store.file(job.sha256()), frozen.uploadName());
    return evaluators.score(question, submission, resampling);
  }

  private void failed(Job job, Phase phase, Fault fault, String detail) {
    if (closing) {
      jdbi.useTransaction(db -> queue.release(job.lease(), db));
      return;
    }
    LOG.warn("{} attempt {} failed: {} {}", job.evaluationId(), job.attempt(), fault, detail);
    if (job.attempt() >= attempts(fault)) {
      results.fail(job, phase, fault, detail);
    }
    // Otherwise the lease runs out and the work is found again: a pause that costs no thread.
  }

  /** How often something is tried that ends with a fault; a plugin's fault comes again. */
  private static int attempts(Fault fault) {
    return switch (fault) {
      case HUB -> MOST_ATTEMPTS;
      case RESOURCES -> 2;
      case SUBMISSION, PLUGIN -> 1;
    };
  }

  private Phase phase(Job job) {
    return jdbi.withHandle(db -> phases.get(job.phaseId(), db));
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a little for running work; what is not done by then is given back. */
  @Override
  public void close() {
    closing = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        evaluators.close();
        threads.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
