package org.aceso.external;

import static org.aceso.external.ReportsTest.lost;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who loses a lease, and what becomes of an evaluation that nobody ends. */
final class LeasesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("LEASE_SECONDS", "2"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Outside open() throws Exception {
    return Outside.open(server, new PhaseForm().limit(1, QuotaPeriod.TOTAL));
  }

  @Test
  void lateReport_isRefusedAfterTakeover_andChangesNothing() throws Exception {
    Outside field = open();
    EvaluationClaim late = field.claimed();
    EvaluationClaim taken = claimedAgain(field);
    assertEquals(late.evaluationId(), taken.evaluationId());
    assertEquals(2, taken.attempt());
    lost(field.report(late, field.scored(late)));
    Refused.with(
        409, () -> field.evaluator().evaluator().renewLease(late.lease(), late.evaluationId()));
    assertEquals("SCORING", evaluation(field, taken).state().name());

    Map<String, Object> own = field.scored(taken);
    own.put("runnerVersion", "2.0");
    assertEquals(200, field.report(taken, own).status());
    lost(field.report(late, field.scored(late)));
    assertEquals("2.0", evaluation(field, taken).receipt().runnerVersion());
  }

  @Test
  void leaseThatIsOver_isLost_thoughNobodyTookItOver() throws Exception {
    Outside field = open();
    EvaluationClaim claim = field.claimed();
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE evaluation SET leased_until = now() WHERE id = ?",
                    claim.evaluationId()));
    lost(field.report(claim, field.scored(claim)));
  }

  @Test
  void heartbeat_keepsALeaseBeyondItsLength() throws Exception {
    Outside field = open();
    EvaluationClaim claim = field.claimed();
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (System.nanoTime() < end) {
      field.evaluator().evaluator().renewLease(claim.lease(), claim.evaluationId());
      Thread.sleep(300);
    }
    assertEquals(1, evaluation(field, claim).attempts());
    assertEquals(200, field.report(claim, field.scored(claim)).status());
  }

  @Test
  void deadline_endsWhatNobodyClaimed_andGivesTheQuotaBack() throws Exception {
    Outside field = open();
    Caller team = field.scene().captain();
    String id = Scene.submitted(team, field.phase(), Scene.TRUTH);
    assertEquals(429, team.submit(field.phase(), Scene.TRUTH).status());
    passDeadline(id);
    assertEquals(SubmissionState.FAILED, Scene.awaitFinal(team, id).state());
    Evaluation failed = field.scene().organiser().evaluations().listEvaluations(id).items().get(0);
    assertEquals("HUB not reported before its deadline", failed.fault() + " " + failed.detail());
    assertEquals(201, team.submit(field.phase(), Scene.TRUTH).status());
  }

  @Test
  void deadline_endsALeaseThatIsKeptForEver() throws Exception {
    Outside field = open();
    EvaluationClaim claim = field.claimed();
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE evaluation SET deadline = now() + interval '3 seconds' WHERE id = ?",
                    claim.evaluationId()));
    Awaitility.await()
        .pollInterval(Duration.ofMillis(300))
        .until(
            () ->
                Refused.status(
                        () ->
                            field
                                .evaluator()
                                .evaluator()
                                .renewLease(claim.lease(), claim.evaluationId()))
                    == 409);
    Submission ended = Scene.awaitFinal(field.scene().organiser(), claim.submissionId());
    assertEquals(SubmissionState.FAILED, ended.state());
    assertTrue(ended.detail().contains("quota was given back"), ended.detail());
  }

  private static void passDeadline(String submission) {
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE evaluation SET deadline = now() WHERE submission_id = ?", submission));
  }

  @Test
  void faultOfTheEvaluatorsMachine_isTriedThreeTimes() throws Exception {
    Outside field = open();
    EvaluationClaim claim = field.claimed();
    for (int attempt = 1; attempt <= 3; attempt++) {
      Caller.Reply taken = field.report(claim, Outside.failed("HUB"));
      assertEquals(200, taken.status(), taken.body().toString());
      assertEquals(attempt < 3 ? "QUEUED" : "FAILED", taken.body().get("state").asText());
      lost(field.report(claim, field.scored(claim)));
      claim = attempt < 3 ? claimedAgain(field) : claim;
    }
    Evaluation failed = evaluation(field, claim);
    assertEquals(
        "HUB 3 The disk is full.",
        failed.fault() + " " + failed.attempts() + " " + failed.detail());
  }

  @Test
  void cancelledSubmission_isReportedInVain() throws Exception {
    Outside field = open();
    Caller team = field.scene().captain();
    String id = Scene.submitted(team, field.phase(), Scene.TRUTH);
    EvaluationClaim claim = field.evaluator().evaluator().claimEvaluation(field.phase());
    team.submissions().cancelSubmission(id);
    lost(field.report(claim, field.scored(claim)));
    assertEquals(SubmissionState.CANCELLED, team.submissions().getSubmission(id, null).state());
  }

  @Test
  void evaluatorWhoLostTheRole_reportsNoMore() throws Exception {
    Outside field = open();
    EvaluationClaim claim = field.claimed();
    String person =
        field
            .scene()
            .organiser()
            .roles()
            .listRoles(field.scene().challengeId(), 50, null)
            .items()
            .stream()
            .filter(grant -> grant.role().name().equals("EVALUATOR"))
            .map(grant -> grant.person().id())
            .findFirst()
            .orElseThrow();
    field
        .scene()
        .organiser()
        .roles()
        .revokeRole(field.scene().challengeId(), ChallengeRole.EVALUATOR, person);
    assertEquals(404, field.report(claim, field.scored(claim)).status());
  }

  private static EvaluationClaim claimedAgain(Outside field) {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> field.evaluator().evaluator().claimEvaluation(field.phase()),
            claim -> claim != null);
  }

  private static Evaluation evaluation(Outside field, EvaluationClaim claim) throws Exception {
    return field.scene().organiser().evaluations().getEvaluation(claim.evaluationId(), null);
  }
}
