package org.aceso.submission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Json;
import org.aceso.http.UploadHandler;
import org.aceso.ids.Ids;
import org.aceso.phase.Phase;
import org.aceso.phase.Phases;
import org.aceso.phase.QuotaCounts;
import org.aceso.queue.Jobs;
import org.aceso.queue.Place;
import org.aceso.quota.Admission;
import org.aceso.quota.QuotaJson;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.aceso.wire.IssueList;
import org.aceso.wire.SubmissionPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on submissions. */
public final class SubmissionRoutes {
  private final Submissions submissions;
  private final Admissions admissions;
  private final Phases phases;
  private final BlobStore store;
  private final Cancellations cancellations;
  private final Runnable bell;

  /**
   * @param bell rung when there is something to evaluate
   */
  public SubmissionRoutes(
      Submissions submissions,
      Admissions admissions,
      Phases phases,
      BlobStore store,
      Runnable bell) {
    this.submissions = submissions;
    this.admissions = admissions;
    this.phases = phases;
    this.store = store;
    this.cancellations = new Cancellations(phases);
    this.bell = bell;
  }

  public void register(Api api) {
    api.on("listSubmissions", this::list);
    api.upload("createSubmission", new Submit());
    api.on("getQuota", this::quota);
    api.on("getSubmission", this::get);
    api.on("getQueuePlace", this::queue);
    api.on("cancelSubmission", this::cancel);
    api.on("listIssues", this::issues);
    api.on("getSubmissionFile", this::file);
  }

  private Answer list(Call call, Handle db) {
    Phases.Seen seen = phases.see(call, call.path("phaseId"), db);
    boolean scores =
        seen.phase().draft().visibility().showsOwnScores(seen.audience(), seen.phase().state());
    return call.page(
        submissions.page(
            seen,
            call.query("teamId"),
            call.query("state"),
            call.after().orElse(Ids.behindAll("sub")),
            call.limit() + 1,
            db),
        Submission::id,
        (shown, next) ->
            new SubmissionPage(
                shown.stream()
                    .map(one -> SubmissionJson.wire(one, counts(seen.phase()), scores))
                    .toList(),
                next));
  }

  private static QuotaCounts counts(Phase phase) {
    return phase.draft().quotaCounts();
  }

  private Answer quota(Call call, Handle db) {
    Phases.Seen seen = phases.see(call, call.path("phaseId"), db);
    return Answer.ok(QuotaJson.wire(seen, admissions.eligibility(seen, db)));
  }

  private Answer get(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    Answer answer = Answer.ok(SubmissionJson.wire(seen)).etag(seen.tag());
    return seen.submission().isFinal() ? answer : answer.with("Retry-After", "1");
  }

  private Answer queue(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    Submission submission = seen.submission();
    Optional<Place> place =
        submission.isFinal() ? Optional.empty() : Jobs.place(submission.id(), db);
    Answer answer = Answer.ok(SubmissionJson.queue(seen, place));
    return submission.isFinal() ? answer : answer.with("Retry-After", "1");
  }

  private Answer cancel(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    return Answer.ok(SubmissionJson.wire(seen.with(cancellations.cancel(call, seen, db))));
  }

  private Answer issues(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    return Answer.ok(
        SubmissionQueries.issues(seen.submission().id(), db)
            .map(stored -> Json.parse(stored, IssueList.class))
            .orElse(new IssueList(List.of(), Map.of())));
  }

  private Answer file(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    seen.requireFile();
    Submission submission = seen.submission();
    if (!seen.isOwn() && !call.isHead()) {
      record(call, seen, db);
    }
    return Answer.file(
        store,
        new Blob(submission.sha256(), submission.bytes()),
        submission.mediaType(),
        submission.id());
  }

  private static void record(Call call, Submissions.Seen seen, Handle db) {
    Submission submission = seen.submission();
    Map<String, ?> facts = Map.of("team", submission.teamId(), "sha256", submission.sha256());
    String challengeId = seen.phase().challengeId();
    Audit.record(call, AuditAction.SUBMISSION_FILE_READ, challengeId, submission.id(), facts, db);
  }

  private final class Submit implements UploadHandler {
    @Override
    public void admit(Call call, Handle db) {
      call.note(admissions.admit(call, call.path("phaseId"), db));
    }

    @Override
    public Answer accept(Call call, Blob blob, Handle db) {
      Submission submission = admissions.accept(call, call.note(Admission.class), blob, db);
      db.afterCommit(bell);
      return Answer.created(
          "/v1/submissions/" + submission.id(),
          SubmissionJson.wire(submission, QuotaCounts.VALID, false));
    }
  }
}
