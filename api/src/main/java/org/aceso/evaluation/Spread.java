package org.aceso.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.aceso.http.Digests;
import org.aceso.phase.Frozen;
import org.aceso.phase.Phase;
import org.aceso.plugin.Visit;
import org.aceso.queue.Job;
import org.aceso.queue.Part;
import org.aceso.queue.PartQueue;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.host.PluginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spreads evaluations of many files over the workers: whoever claimed one puts it into parts, takes
 * part after part like everybody who has nothing else to do, and scores what all of them observed.
 *
 * <p>A part that has something to be said about it ends that: then its claimer evaluates the whole,
 * which finds all there is to say.
 */
final class Spread {
  private static final Logger LOG = LoggerFactory.getLogger(Spread.class);

  /** An evaluation has at most so many parts: they are larger then. */
  private static final int MOST_PARTS = 400;

  /** The most that may be noted down about all parts of one evaluation. */
  private static final long MOST_BYTES = 256L << 20;

  private static final long LOOK_EVERY_MILLIS = 100;

  private final PartQueue parts;
  private final Scorer scorer;
  private final Held held;
  private final int size;
  private final Duration limit;
  private final Runnable bell;
  private volatile boolean closing;

  /**
   * @param limit how long an evaluation may take, in parts or not
   * @param size how many cases a part has at least; 0 for no parts
   * @param bell tells other workers that there is something to do
   */
  Spread(PartQueue parts, Scorer scorer, Held held, Duration limit, int size, Runnable bell) {
    this.parts = parts;
    this.scorer = scorer;
    this.held = held;
    this.limit = limit;
    this.size = size;
    this.bell = bell;
  }

  /** Evaluates a job, in parts where that helps. */
  Outcome score(Job job, Phase phase, Held.Work work) throws IOException {
    if (isInParts(phase.frozen())) {
      Optional<Outcome> outcome = together(job, phase, work);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return scorer.score(job, phase, work);
  }

  /** Begins no further part: the process is about to end. */
  void close() {
    closing = true;
  }

  /** Only where cases are files: a part of a table would read all of it. */
  private boolean isInParts(Frozen frozen) {
    return size > 0 && !frozen.predictions().fileNames().isEmpty() && frozen.cases() >= 2 * size;
  }

  private int sizeFor(Frozen frozen) {
    return Math.max(size, 1 + (frozen.cases() - 1) / MOST_PARTS);
  }

  private Optional<Outcome> together(Job job, Phase phase, Held.Work work) throws IOException {
    long begun = System.nanoTime();
    Frozen frozen = phase.frozen();
    String ground = ground(job, phase) + " " + sizeFor(frozen);
    parts.plan(job, ground, frozen.cases(), sizeFor(frozen));
    bell.run();
    PartQueue.State state = parts.state(job);
    while (state == PartQueue.State.OPEN) {
      requireTime(begun, work);
      Optional<Part> part = parts.claim(job);
      if (part.isPresent()) {
        observe(part.get(), phase, work);
      } else {
        pause();
      }
      state = parts.state(job);
    }
    return state == PartQueue.State.READY ? Optional.of(put(job, phase, work)) : Optional.empty();
  }

  private void requireTime(long begun, Held.Work work) {
    if (closing || work.isStopped()) {
      throw new EvaluatorException(Fault.HUB, "the evaluation was stopped");
    }
    if (System.nanoTime() - begun > limit.toNanos()) {
      throw new EvaluatorException(
          Fault.RESOURCES, "the plugin took longer than " + limit.toSeconds() + " s");
    }
  }

  private Outcome put(Job job, Phase phase, Held.Work work) throws IOException {
    List<Path> files = new ArrayList<>();
    try {
      for (int first : parts.firstCases(job)) {
        Path file = Files.createTempFile("aceso-part", "");
        files.add(file);
        Files.write(file, parts.observations(job, first));
      }
      return scorer.scoreParts(phase, work, files);
    } finally {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Takes a part of what somebody else claimed, whatever size it has there.
   *
   * @return false when there is none, or when no parts are wanted here
   * @throws IOException when a file that the part needs cannot be had; it is given back then
   */
  boolean help(Function<Job, Phase> phases) throws IOException {
    Optional<Part> part = size > 0 ? parts.claim() : Optional.empty();
    if (part.isPresent()) {
      observe(part.get(), phases.apply(part.get().job()), new Held.Work());
    }
    return part.isPresent();
  }

  /**
   * @param claimer the work of the whole, which ends the part with it
   */
  private void observe(Part part, Phase phase, Held.Work claimer) throws IOException {
    Held.Work work = held.begin(part.lease());
    try {
      Optional<byte[]> observations =
          part.ground().startsWith(ground(part.job(), phase) + " ")
              ? observations(part, phase, List.of(work, claimer))
              : Optional.empty();
      observations.ifPresentOrElse(bytes -> parts.done(part, bytes), () -> parts.refuse(part));
    } catch (EvaluatorException e) {
      failed(part, e.fault(), e);
    } catch (PluginException e) {
      failed(part, Fault.PLUGIN, e);
    } catch (IOException e) {
      parts.release(part);
      throw e;
    } finally {
      held.end(part.lease());
    }
  }

  /**
   * What may go better is tried again when the lease has run out: a pause that costs no thread.
   * Anything else is for the whole to tell.
   */
  private void failed(Part part, Fault fault, Exception e) {
    LOG.info("{} from case {}: {}", part.job().evaluationId(), part.range().from(), e.toString());
    if (closing) {
      parts.release(part);
    } else if (fault != Fault.HUB) {
      parts.refuse(part);
    }
  }

  private Optional<byte[]> observations(Part part, Phase phase, List<Held.Work> works)
      throws IOException {
    Path target = Files.createTempFile("aceso-part", "");
    try {
      boolean isUsable =
          scorer.observe(part, phase, (Visit visit) -> works.forEach(one -> one.at(visit)), target)
              && Files.size(target) <= most(part, phase);
      return isUsable ? Optional.of(Files.readAllBytes(target)) : Optional.empty();
    } finally {
      Files.deleteIfExists(target);
    }
  }

  /** The share of a part in what may be noted down. */
  private static long most(Part part, Phase phase) {
    return MOST_BYTES * part.range().size() / phase.frozen().cases();
  }

  /** Forgets what was observed for an evaluation whose result was written. */
  void forget(Job job, Phase phase) {
    if (isInParts(phase.frozen())) {
      parts.remove(job);
    }
  }

  /** What observations depend on; the parts of a claimer depend on their size, too. */
  private static String ground(Job job, Phase phase) {
    String receipt = ReceiptJson.text(job, phase, Optional.empty());
    return HexFormat.of()
        .formatHex(Digests.sha256().digest(receipt.getBytes(StandardCharsets.UTF_8)));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluatorException(Fault.HUB, "the evaluation was stopped");
    }
  }
}
