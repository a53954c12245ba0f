package org.aceso.evaluation;

import org.aceso.access.Permission;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.submission.Submissions;
import org.aceso.wire.EvaluationList;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on evaluations. */
public final class EvaluationRoutes {
  private final Submissions submissions;

  public EvaluationRoutes(Submissions submissions) {
    this.submissions = submissions;
  }

  public void register(Api api) {
    api.on("listEvaluations", this::list);
    api.on("getEvaluation", this::get);
  }

  private Answer list(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    return Answer.ok(
        new EvaluationList(
            EvaluationQueries.ofSubmission(seen.submission().id(), db).stream()
                .filter(evaluation -> isShown(evaluation, seen))
                .map(evaluation -> EvaluationJson.wire(evaluation, seen))
                .toList()));
  }

  private Answer get(Call call, Handle db) {
    Evaluation evaluation =
        EvaluationQueries.find(call.path("evaluationId"), db)
            .orElseThrow(() -> Refusal.notFound("evaluation"));
    Submissions.Seen seen =
        Refusal.hiding("evaluation", () -> submissions.see(call, evaluation.submissionId(), db));
    if (!isShown(evaluation, seen)) {
      throw Refusal.notFound("evaluation");
    }
    return Answer.ok(EvaluationJson.wire(evaluation, seen));
  }

  private static boolean isShown(Evaluation evaluation, Submissions.Seen seen) {
    return evaluation.isShown() || seen.audience().may(Permission.READ_RESCORING);
  }
}
