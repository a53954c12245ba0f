package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.external.Outside;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.SubmissionState;

/** A phase that somebody outside evaluates and an organiser rescores, with what tests do there. */
record Hospital(Outside field) {
  /** How often each team may submit in all. */
  static final int QUOTA = 5;

  static Hospital open() {
    try {
      PhaseForm form = new PhaseForm().limit(QUOTA, QuotaPeriod.TOTAL);
      return new Hospital(Outside.open(TestServer.shared(), form));
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  Scene scene() {
    return field.scene();
  }

  String phase() {
    return field.phase();
  }

  Caller organiser() {
    return scene().organiser();
  }

  EvaluationClaim claim() throws ApiException {
    return field.evaluator().evaluator().claimEvaluation(phase());
  }

  void renew(EvaluationClaim claim) throws ApiException {
    field.evaluator().evaluator().renewLease(claim.lease(), claim.evaluationId());
  }

  void report(EvaluationClaim claim, double accuracy) throws ApiException {
    Caller.Reply taken = field.report(claim, field.scored(claim, accuracy));
    assertEquals(200, taken.status(), taken.body().toString());
  }

  /** A submission of a valid file that was given this accuracy. */
  String scored(Caller team, double accuracy) throws ApiException {
    String id = Scene.submitted(team, phase(), Scene.TRUTH);
    report(claim(), accuracy);
    assertEquals(SubmissionState.SCORED, team.submissions().getSubmission(id, null).state());
    return id;
  }

  /** Whoever holds it is told so with the next heartbeat, and reports in vain. */
  void lost(EvaluationClaim claim) throws ApiException {
    Refused late = Refused.by(() -> renew(claim));
    assertEquals(409, late.status());
    assertTrue(late.problem().type().toString().endsWith("/problems/lease-lost"), late.toString());
    assertEquals(409, field.report(claim, field.scored(claim)).status());
  }

  Leaderboard board() throws ApiException {
    return organiser().leaderboards().getLeaderboard(phase(), null);
  }

  /** Rank, submission and value of each entry. */
  String lines() throws ApiException {
    return board().entries().stream()
        .map(one -> one.rank() + " " + one.submissionId() + " " + one.value())
        .collect(Collectors.joining(", "));
  }

  int remaining(Caller team) throws ApiException {
    return team.submissions().getQuota(phase()).limits().get(0).remaining();
  }

  static List<Evaluation> evaluations(Caller by, String submission) throws ApiException {
    return by.evaluations().listEvaluations(submission).items();
  }
}
