package org.aceso.evaluator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.http.Json;
import org.aceso.plugin.CompositeJson;
import org.aceso.plugin.Evaluators;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.child.ChildOptions;
import org.aceso.runner.child.EvaluatorPool;
import org.aceso.runner.child.Job;
import org.aceso.runner.child.Request;
import org.aceso.wire.EvaluationClaim;

/** Computes in a child process what the server's own workers would, with the reference of here. */
final class Computing implements AutoCloseable {
  private static final int CALLS_PER_CHILD = 1_000;

  private final Path plugins;
  private final Path reference;
  private final Map<String, Path> corrected;
  private final Duration limit;
  private final EvaluatorPool pool;

  /** What the reference was held against before. */
  private final Set<List<Object>> fitting = new HashSet<>();

  /**
   * A child that does not run yet.
   *
   * @param corrected the ground truth in the place of the reference, by the rescoring of a claim
   */
  Computing(
      Path plugins, Path reference, Map<String, Path> corrected, int heapMib, Duration limit) {
    this.plugins = plugins;
    this.reference = reference;
    this.corrected = corrected;
    this.limit = limit;
    this.pool = new EvaluatorPool(ChildOptions.defaults().withHeapMiB(heapMib), 1, CALLS_PER_CHILD);
  }

  /** A child for one claim, to be closed; stopping it ends what it computes. */
  EvaluatorPool.Seat seat() {
    return pool.seat();
  }

  /**
   * The scores of a submission.
   *
   * @param files where the pieces of the claim are, by digest
   * @throws UnfitException when this machine cannot evaluate the phase at all
   */
  Outcome score(EvaluationClaim claim, Map<String, Path> files, EvaluatorPool.Seat seat)
      throws IOException, UnfitException {
    ObjectNode settings = Json.MAPPER.valueToTree(claim.settings());
    claim
        .settingFiles()
        .forEach((name, sha256) -> settings.put(name, files.get(sha256).toString()));
    Job job =
        new Job(
            jar(claim.plugin().sha256()),
            claim.plugin().sha256(),
            claim.challengeType(),
            settings,
            CompositeJson.read(claim.composites()),
            Limits.standard(),
            Runtime.getRuntime().availableProcessors());
    Path cases = files.get(claim.casesSha256());
    Upload truth = truth(claim);
    requireFitting(claim, job, cases, truth, seat);
    Resampling resampling =
        Resampling.of(
            claim.replicates(), Long.parseLong(claim.seed()), Set.of(claim.rankingMetric()));
    Upload submission = new Upload(files.get(claim.submissionSha256()), claim.uploadName());
    return seat.call(new Request.Score(job, cases, truth, submission, resampling), limit);
  }

  private Upload truth(EvaluationClaim claim) {
    Path file =
        claim.rescoringId() == null
            ? reference
            : corrected.getOrDefault(claim.rescoringId(), reference);
    return new Upload(file.toAbsolutePath(), "reference");
  }

  /** Once for each type with settings and cases: a wrong reference is no fault of a submission. */
  private void requireFitting(
      EvaluationClaim claim, Job job, Path cases, Upload truth, EvaluatorPool.Seat seat)
      throws UnfitException {
    List<Object> what =
        List.of(job.sha256(), job.type(), claim.settings(), claim.settingFiles(), cases, truth);
    if (fitting.contains(what)) {
      return;
    }
    Outcome checked = seat.call(new Request.CheckReference(job, cases, truth), limit);
    if (!checked.valid()) {
      throw new UnfitException("the reference cannot be used: " + checked.issues().summary());
    }
    fitting.add(what);
  }

  private Path jar(String sha256) throws IOException, UnfitException {
    try (Stream<Path> files = Files.list(plugins)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jar")).toList()) {
        if (Evaluators.sha256(file).equals(sha256)) {
          return file.toAbsolutePath();
        }
      }
    }
    throw new UnfitException("no jar in " + plugins + " has the SHA-256 " + sha256);
  }

  @Override
  public void close() {
    pool.close();
  }
}
