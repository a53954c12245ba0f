package org.aceso.evaluation;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.aceso.phase.Phase;
import org.aceso.phase.Phases;
import org.aceso.plugin.Evaluators;
import org.aceso.queue.Job;
import org.aceso.queue.JobQueue;
import org.aceso.queue.PartQueue;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.host.PluginException;
import org.aceso.runner.text.PlainText;
import org.aceso.storage.BlobStore;
import org.aceso.trace.Step;
import org.aceso.trace.Traces;
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

  private final Jdbi jdbi;
  private final Duration lease;
  private final JobQueue queue;
  private final Results results;
  private final Evaluators evaluators;
  private final PartQueue parts;
  private final Spread spread;
  private final Outage outage;
  private final Traces traces;
  private final Bell bell = new Bell();
  private final Held held = new Held();
  private final Upkeep upkeep;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean closing;

  /**
   * Workers that do not work yet.
   *
   * @param partCases how many cases a part of an evaluation has at least; 0 for no parts
   */
  public Workers(
      Jdbi jdbi,
      Duration lease,
      int partCases,
      Evaluators evaluators,
      BlobStore store,
      Traces traces) {
    this.jdbi = jdbi;
    this.lease = lease;
    this.queue = new JobQueue(jdbi, lease);
    this.results = new Results(jdbi);
    this.evaluators = evaluators;
    this.traces = traces;
    this.parts = new PartQueue(jdbi, lease);
    this.outage = new Outage(store);
    this.spread =
        new Spread(
            parts,
            new Scorer(evaluators, store),
            held,
            evaluators.evaluationLimit(),
            partCases,
            bell::ringAll);
    this.upkeep = new Upkeep(() -> queue.isAnyWaiting() || parts.isAnyOpen(), queue, held, bell);
  }

  /** Starts to work with this many threads; without any, lost work is still looked after. */
  public void start(int count) {
    bell.expect(count);
    for (int i = 0; i < count; i++) {
      threads.execute(this::work);
    }
    upkeep.start(lease, this::reap);
  }

  /** Tells that there is something to do; without it a worker looks a few times a second. */
  public void ring() {
    bell.ring();
  }

  /** Makes lost work available again, and ends what was lost too often. */
  private void reap() {
    parts.removeEnded();
    Tally.lost(queue.requeueExpired(MOST_ATTEMPTS));
    Optional<Job> exhausted = queue.claimExhausted(MOST_ATTEMPTS);
    while (exhausted.isPresent()) {
      Job job = exhausted.get();
      results.fail(
          job, phase(job), Fault.HUB, "lost by " + MOST_ATTEMPTS + " workers one after the other");
      exhausted = queue.claimExhausted(MOST_ATTEMPTS);
    }
    Optional<Job> overdue = queue.claimOverdue();
    while (overdue.isPresent()) {
      results.fail(
          overdue.get(), phase(overdue.get()), Fault.HUB, "not reported before its deadline");
      overdue = queue.claimOverdue();
    }
  }

  private void work() {
    while (!closing) {
      try {
        Optional<Job> job = queue.claim();
        if (job.isPresent()) {
          trace(job.get());
        } else if (!spread.help(this::phase)) {
          bell.await();
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException e) {
        outage.await(e);
      } catch (RuntimeException e) {
        LOG.warn("a worker could not go on, and tries again: {}", e.toString());
        pause();
      } catch (Error e) {
        // Without this thread the process would look healthy and do nothing.
        LOG.error("a worker could not go on, and tries again", e);
        pause();
      }
    }
  }

  private void trace(Job job) throws IOException {
    try (Step step = traces.work("evaluation", job.traceparent())) {
      step.with("aceso.evaluation.attempt", job.attempt());
      Step.On here = step.enter();
      try {
        evaluate(job, step);
      } finally {
        here.close();
      }
    }
  }

  /**
   * @throws IOException when the store is away; then the job was given back
   */
  private void evaluate(Job job, Step step) throws IOException {
    Held.Work work = held.begin(job.lease());
    try {
      Phase phase = phase(job);
      try {
        if (results.finish(job, phase, spread.score(job, phase, work))) {
          spread.forget(job, phase);
        }
      } catch (EvaluatorException e) {
        step.failed(e.fault().name());
        failed(job, work, phase, e.fault(), e.getMessage());
      } catch (PluginException e) {
        step.failed(Fault.PLUGIN.name());
        failed(job, work, phase, Fault.PLUGIN, e.getMessage());
      } catch (IOException e) {
        step.failed(Fault.HUB.name());
        if (outage.isMeant(e)) {
          queue.release(job.lease());
          throw e;
        }
        failed(job, work, phase, Fault.HUB, "a file cannot be had: " + e.getMessage());
      }
    } finally {
      held.end(job.lease());
    }
  }

  private void failed(Job job, Held.Work work, Phase phase, Fault fault, String detail) {
    if (work.isStopped()) {
      LOG.info("{} was stopped: it was cancelled, or is another's by now", job.evaluationId());
      return;
    }
    if (closing) {
      queue.release(job.lease());
      return;
    }
    LOG.warn("{} attempt {} failed: {} {}", job.evaluationId(), job.attempt(), fault, detail);
    if (job.attempt() >= attempts(fault)) {
      results.fail(job, phase, fault, PlainText.of(String.valueOf(detail)));
    }
    // Otherwise the lease runs out and the work is found again: a pause that costs no thread.
  }

  /** How often something is tried that ends with a fault; a plugin's fault comes again. */
  public static int attempts(Fault fault) {
    return switch (fault) {
      case HUB -> MOST_ATTEMPTS;
      case RESOURCES -> 2;
      case SUBMISSION, PLUGIN -> 1;
    };
  }

  /** The phase as the job asks of it: as it is, or as the rescoring that the job is of has it. */
  private Phase phase(Job job) {
    return jdbi.withHandle(db -> Phases.get(job.phaseId(), db)).as(job.rescoringId());
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
    outage.close();
    spread.close();
    threads.shutdown();
    bell.ringAll();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        evaluators.close();
        threads.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
    upkeep.close();
  }
}
