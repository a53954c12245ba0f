package org.aceso.evaluation;

import java.util.Optional;
import java.util.function.Consumer;
import org.aceso.http.Json;
import org.aceso.phase.Phase;
import org.aceso.plugin.PluginJson;
import org.aceso.queue.Job;
import org.aceso.quota.Participation;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes what came of an evaluation, in one transaction and only while the lease holds: that makes
 * "at least once" evaluate with the effect of exactly once.
 */
public final class Results {
  private final Jdbi jdbi;

  Results(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The file was read: it is invalid, or it has scores.
   *
   * @return false when the lease is the job's no more, and nothing was written
   */
  boolean finish(Job job, Phase phase, Outcome outcome) {
    return jdbi.inTransaction(db -> finish(job, phase, outcome, Optional.empty(), db));
  }

  /**
   * The same within the caller's transaction.
   *
   * @param external the runner of an evaluator outside; empty for one's own
   * @return false when the lease is the job's no more, and nothing was written
   */
  public static boolean finish(
      Job job, Phase phase, Outcome outcome, Optional<String> external, Handle db) {
    String issues = Json.text(PluginJson.wire(outcome.issues()));
    String receipt = ReceiptJson.text(job, phase, external);
    return held(
        job,
        phase,
        then -> {
          keep(issues, then);
          if (outcome.valid()) {
            scored(job, phase, outcome, receipt, db);
            ifCounting(then, () -> then.scored(issues));
          } else {
            failed(job, Fault.SUBMISSION, "the file was refused", receipt, db);
            ifCounting(then, () -> then.invalid(issues));
          }
        },
        db);
  }

  /** The file could not be evaluated, through no fault of the team: its quota is given back. */
  void fail(Job job, Phase phase, Fault fault, String detail) {
    jdbi.useTransaction(db -> fail(job, phase, fault, detail, db));
  }

  /** The same within the caller's transaction; false as of {@link #finish}. */
  public static boolean fail(Job job, Phase phase, Fault fault, String detail, Handle db) {
    // What computed outside, and failed, is not known here.
    boolean isKnown = phase.frozen() != null && !phase.draft().isExternal();
    String receipt = isKnown ? ReceiptJson.text(job, phase, Optional.empty()) : null;
    return held(
        job,
        phase,
        then -> {
          failed(job, fault, detail, receipt, db);
          ifCounting(then, () -> then.failed(fault));
        },
        db);
  }

  /** Nothing is written when the lease is the job's no more. */
  private static boolean held(Job job, Phase phase, Consumer<Consequences> write, Handle db) {
    Optional<Ground> ground = lock(job, phase, db);
    ground.ifPresent(held -> write.accept(new Consequences(job, phase, held, db)));
    return ground.isPresent();
  }

  /**
   * Holds the job's row, and before it the participation of the team that the job's is part of by
   * now; empty when the lease is the job's no more. A claim holds neither: what was claimed while a
   * rescoring was applied may have been computed by what counts no longer, and is begun again.
   */
  private static Optional<Ground> lock(Job job, Phase phase, Handle db) {
    String team = Participation.holdLive(job.phaseId(), job.teamId(), db);
    Optional<Ground.Row> row = EvaluationQueries.lock(job, db);
    if (row.isPresent() && !row.get().isOf(phase.revision())) {
      EvaluationQueries.requeue(job, db);
      return Optional.empty();
    }
    return row.map(held -> new Ground(team, held.counts(), held.rescoring()));
  }

  private static void ifCounting(Consequences then, Runnable consequence) {
    if (then.ground().counts()) {
      consequence.run();
    }
  }

  private static void keep(String issues, Consequences then) {
    if (!then.ground().counts()) {
      EvaluationQueries.storeIssues(then.job().evaluationId(), issues, then.db());
    }
  }

  private static void scored(Job job, Phase phase, Outcome outcome, String receipt, Handle db) {
    Optional<Score> ranking = ranking(outcome, phase);
    Double value = ranking.map(Score::value).orElse(null);
    EvaluationQueries.scored(job, receipt, EvaluationJson.stored(outcome.scores()), value, db);
    ranking
        .map(Score::replicates)
        .filter(replicates -> replicates.length > 0)
        .ifPresent(
            replicates ->
                EvaluationQueries.storeReplicates(
                    job.evaluationId(), Replicates.bytes(replicates), db));
    Tally.scored(db);
  }

  private static void failed(Job job, Fault fault, String detail, String receipt, Handle db) {
    EvaluationQueries.failed(job, fault.name(), detail, receipt, db);
    Tally.failed(fault, db);
  }

  private static Optional<Score> ranking(Outcome outcome, Phase phase) {
    String key = phase.draft().ranking().metric();
    return outcome.scores().stream().filter(score -> score.key().equals(key)).findFirst();
  }
}
