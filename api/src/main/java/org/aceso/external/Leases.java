package org.aceso.external;

import java.util.Optional;
import java.util.UUID;
import org.aceso.access.Permission;
import org.aceso.http.Call;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.phase.Phase;
import org.aceso.phase.Phases;
import org.aceso.queue.ExternalJobs;
import org.aceso.submission.Submissions;
import org.jdbi.v3.core.Handle;

/** Gives evaluations to evaluators, and finds those again that they hold. */
final class Leases {
  private final Phases phases;
  private final Submissions submissions;
  private final ExternalJobs jobs;

  Leases(Phases phases, Submissions submissions, ExternalJobs jobs) {
    this.phases = phases;
    this.submissions = submissions;
    this.jobs = jobs;
  }

  /**
   * What an evaluator holds.
   *
   * @param phase as the evaluation asks of it
   */
  record Held(Phase phase, ExternalJobs.Held lease) {}

  /**
   * The evaluation of a phase whose turn it is, now the caller's. No rescoring begins or ends until
   * the transaction does: whatever is applied or discarded later finds the lease and ends it, so
   * that one that holds is always of what the phase asks.
   */
  Optional<Held> claim(Call call, Handle db) {
    Phase seen = phases.see(call, call.path("phaseId"), db).phase();
    if (!seen.draft().isExternal()) {
      throw Refusal.state(seen.state(), "this phase is evaluated by this installation itself");
    }
    Phase phase = phases.share(seen.id(), db);
    return jobs.claim(phase.id(), db).map(lease -> held(phase, lease));
  }

  /** What the caller's lease holds. */
  Held held(Call call, Handle db) {
    String id = call.path("evaluationId");
    Phase phase = see(call, id, db);
    UUID lease = lease(call);
    return held(phase, jobs.held(id, lease, db).orElseThrow(Leases::lost));
  }

  Held renew(Call call, Handle db) {
    String id = call.path("evaluationId");
    Phase phase = see(call, id, db);
    UUID lease = lease(call);
    return held(phase, jobs.renew(id, lease, db).orElseThrow(Leases::lost));
  }

  private static Held held(Phase phase, ExternalJobs.Held lease) {
    return new Held(phase.as(lease.job().rescoringId()), lease);
  }

  static Refusal lost() {
    return new Refusal(
        ProblemType.LEASE_LOST, "the lease does not hold this evaluation; nothing was written");
  }

  /** For others than its evaluators it is as hidden as its submission. */
  private Phase see(Call call, String evaluationId, Handle db) {
    ExternalJobs.About about =
        jobs.about(evaluationId, db).orElseThrow(() -> Refusal.notFound("evaluation"));
    return Refusal.hiding(
        "evaluation",
        () -> {
          Phases.Seen seen = phases.around(call, about.phaseId(), db);
          if (!seen.audience().may(Permission.EVALUATE)) {
            submissions.see(call, about.submissionId(), db);
          }
          seen.audience().permit(call);
          return seen.phase();
        });
  }

  private static UUID lease(Call call) {
    return call.header("Evaluation-Lease")
        .map(UUID::fromString)
        .orElseThrow(
            () ->
                Refusal.header(
                    "Evaluation-Lease", "required", "send the lease of the claim with it"));
  }
}
