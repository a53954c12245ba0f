package org.aceso.evaluator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.child.EvaluatorPool;
import org.aceso.runner.host.PluginException;
import org.aceso.wire.EvaluationClaim;

/**
 * One claim after the other. What a plugin says when it fails is told here alone: it may quote the
 * ground truth.
 */
final class Shift {
  private static final int MOST_TRIES = 6;

  private final Server api;
  private final Computing computing;
  private final Pieces pieces;
  private final Consumer<String> log;

  Shift(Server api, Computing computing, Pieces pieces, Consumer<String> log) {
    this.api = api;
    this.computing = computing;
    this.pieces = pieces;
    this.log = log;
  }

  /** Computes and reports, unless the lease is lost meanwhile. */
  void work(EvaluationClaim claim) throws IOException, UnfitException {
    EvaluatorPool.Seat seat = computing.seat();
    try (seat;
        Heartbeat heartbeat = Heartbeat.start(api, claim, seat::stop)) {
      report(claim, compute(claim, seat, heartbeat), heartbeat);
    } catch (RefusedException e) {
      if (!e.isLost()) {
        throw e;
      }
      log.accept(claim.evaluationId() + " is another's by now, or was cancelled");
    } finally {
      pieces.drop(claim.submissionSha256());
    }
  }

  private byte[] compute(EvaluationClaim claim, EvaluatorPool.Seat seat, Heartbeat heartbeat)
      throws IOException, UnfitException {
    try {
      Outcome outcome = computing.score(claim, files(claim), seat);
      log.accept(claim.evaluationId() + (outcome.valid() ? " is scored" : " is invalid"));
      return Reporting.of(claim, outcome);
    } catch (EvaluatorException e) {
      log.accept(claim.evaluationId() + " failed: " + e.fault() + " " + e.getMessage());
      return Reporting.failed(e.fault() == Fault.SUBMISSION ? Fault.PLUGIN : e.fault());
    } catch (PluginException e) {
      log.accept(claim.evaluationId() + " failed: " + e.getMessage());
      return Reporting.failed(Fault.PLUGIN);
    } catch (UnfitException e) {
      report(claim, Reporting.failed(Fault.HUB), heartbeat);
      throw e;
    }
  }

  private Map<String, Path> files(EvaluationClaim claim) throws IOException {
    Map<String, Path> files = new HashMap<>();
    for (String sha256 : claim.settingFiles().values()) {
      files.put(sha256, pieces.get(api, claim, sha256));
    }
    for (String sha256 : new String[] {claim.casesSha256(), claim.submissionSha256()}) {
      files.put(sha256, pieces.get(api, claim, sha256));
    }
    return files;
  }

  /** The same report again and again while the lease lasts: it counts once. */
  private void report(EvaluationClaim claim, byte[] report, Heartbeat heartbeat)
      throws IOException {
    for (int i = 1; ; i++) {
      try {
        log.accept(claim.evaluationId() + " is " + api.report(claim, report).state() + " now");
        return;
      } catch (IOException e) {
        if (i == MOST_TRIES || heartbeat.isLost()) {
          throw e;
        }
        pause(i);
      }
    }
  }

  private static void pause(int seconds) {
    try {
      Thread.sleep(seconds * 1_000L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
