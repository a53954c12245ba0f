package org.aceso.external;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.phase.Frozen;
import org.aceso.phase.Phases;
import org.aceso.queue.ExternalJobs;
import org.aceso.queue.Job;
import org.aceso.storage.BlobStore;
import org.aceso.submission.Submissions;
import org.aceso.wire.EvaluationReport;
import org.jdbi.v3.core.Handle;

/** Who handles the operations of external evaluators. */
public final class ExternalRoutes {
  private final Leases leases;
  private final Reports reports;
  private final BlobStore store;

  public ExternalRoutes(
      Phases phases, Submissions submissions, ExternalJobs jobs, BlobStore store) {
    this.leases = new Leases(phases, submissions, jobs);
    this.reports = new Reports(jobs);
    this.store = store;
  }

  public void register(Api api) {
    api.on("claimEvaluation", this::claim);
    api.on("getEvaluationPiece", this::piece);
    api.on("renewLease", (call, db) -> Answer.ok(ClaimJson.renewed(leases.renew(call, db))));
    api.on("reportEvaluation", this::report);
  }

  private Answer claim(Call call, Handle db) {
    Optional<Leases.Held> claimed = leases.claim(call, db);
    if (claimed.isEmpty()) {
      return Answer.noContent();
    }
    long bytes = store.recorded(claimed.get().lease().job().sha256(), db).bytes();
    return Answer.ok(ClaimJson.claim(claimed.get(), bytes)).unstored();
  }

  private Answer piece(Call call, Handle db) {
    Leases.Held held = leases.held(call, db);
    Frozen frozen = held.phase().frozen();
    Job job = held.lease().job();
    String sha256 = call.path("digest");
    if (sha256.equals(job.sha256())) {
      if (!call.isHead()) {
        record(call, AuditAction.SUBMISSION_FILE_READ, held, job.submissionId(), Map.of(), db);
      }
      return file(sha256, frozen.uploadName(), db);
    }
    if (sha256.equals(frozen.casesSha256())) {
      return file(sha256, "cases.csv", db);
    }
    if (frozen.settingFiles().containsValue(sha256)) {
      return file(sha256, "setting", db);
    }
    throw Refusal.notFound("file of this evaluation");
  }

  private Answer file(String sha256, String name, Handle db) {
    return Answer.file(store, store.recorded(sha256, db), "application/octet-stream", name);
  }

  private Answer report(Call call, Handle db) {
    Leases.Held held = leases.held(call, db);
    Job job = held.lease().job();
    Report report = ReportJson.report(call.body(EvaluationReport.class));
    String state = reports.take(report, held, db);
    Map<String, ?> facts =
        Map.of("submission", job.submissionId(), "outcome", report.outcome(), "state", state);
    record(call, AuditAction.EVALUATION_REPORTED, held, job.evaluationId(), facts, db);
    return Answer.ok(ReportJson.taken(job, state));
  }

  private static void record(
      Call call,
      AuditAction action,
      Leases.Held held,
      String subject,
      Map<String, ?> more,
      Handle db) {
    Job job = held.lease().job();
    Map<String, Object> facts = new LinkedHashMap<>(more);
    facts.put("team", job.teamId());
    facts.put("sha256", job.sha256());
    Audit.record(call, action, held.phase().challengeId(), subject, facts, db);
  }
}
