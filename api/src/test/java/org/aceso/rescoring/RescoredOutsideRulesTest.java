package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.external.Outside;
import org.aceso.phase.Rescore;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.Fault;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.Rescoring;
import org.aceso.wire.RescoringApplication;
import org.aceso.wire.RescoringProgress;
import org.aceso.wire.RescoringState;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a batch refuses that somebody outside evaluates, whose turn is when, and what fails. */
final class RescoredOutsideRulesTest {
  private final Hospital hospital = Hospital.open();
  private final Scene scene = hospital.scene();
  private final Caller organiser = hospital.organiser();
  private final String phase = hospital.phase();

  @Test
  void discardedOrExpired_takesBackWhatIsClaimed_andChangesNothing() throws ApiException {
    Caller team = scene.captain();
    String submission = hospital.scored(team, 0.5);
    Leaderboard before = hospital.board();
    Rescoring discarded = Batch.start(organiser, phase);
    EvaluationClaim held = claimed(submission);
    organiser.rescorings().discardRescoring(discarded.id());
    hospital.lost(held);

    Rescoring expired = Batch.start(organiser, phase);
    EvaluationClaim later = claimed(submission);
    change("UPDATE rescoring SET expires_at = now() WHERE id = ?", expired.id());
    new Rescorings(null, null, new Rescore(null, null)).expire(TestServer.shared().jdbi());
    hospital.lost(later);

    for (Rescoring batch : List.of(discarded, expired)) {
      Rescoring ended = Batch.read(organiser, batch);
      assertEquals("DISCARDED 1", ended.state() + " " + ended.progress().cancelled());
    }
    assertEquals(EvaluationState.CANCELLED, evaluation(held).state());
    assertNull(hospital.claim());
    assertEquals(before, hospital.board());
    assertEquals(1, Hospital.evaluations(team, submission).size());
    assertEquals(Hospital.QUOTA - 1, hospital.remaining(team));
    Scene.submitted(team, phase, Scene.TRUTH);
    assertNull(hospital.claim().rescoringId(), "none was applied");
  }

  private EvaluationClaim claimed(String submission) throws ApiException {
    EvaluationClaim claim = hospital.claim();
    assertEquals(submission, claim.submissionId());
    return claim;
  }

  private Evaluation evaluation(EvaluationClaim claim) throws ApiException {
    return organiser.evaluations().getEvaluation(claim.evaluationId(), null);
  }

  private static void change(String sql, String id) {
    TestServer.shared().jdbi().useHandle(db -> db.execute(sql, id));
  }

  @Test
  void deadline_endsWhatNobodyReports_asAFailureThatHasToBeAccepted() throws ApiException {
    Caller team = scene.captain();
    String kept = hospital.scored(team, 0.5);
    String missed = hospital.scored(team, 0.75);
    Rescoring begun = Batch.start(organiser, phase);
    hospital.report(claimed(kept), 0.25);
    EvaluationClaim held = claimed(missed);
    change(
        "UPDATE evaluation SET leased_until = now(), deadline = now() WHERE id = ?",
        held.evaluationId());
    hospital.lost(held);
    Awaitility.await().until(() -> Batch.read(organiser, begun).state() == RescoringState.READY);
    assertEquals(1, Batch.read(organiser, begun).progress().failed());
    Evaluation failed = evaluation(held);
    assertEquals("HUB not reported before its deadline", failed.fault() + " " + failed.detail());
    assertEquals(Fault.HUB, Batch.scores(organiser, begun).get(0).after().fault());
    assertEquals("409 READY", Refused.by(() -> Batch.apply(organiser, begun)).statusAndState());
    assertEquals("1 " + missed + " 0.75", hospital.lines());

    organiser.rescorings().applyRescoring(begun.id(), new RescoringApplication(true));
    hospital.lost(held);
    assertEquals("1 " + kept + " 0.25", hospital.lines());
    assertEquals(SubmissionState.FAILED, team.submissions().getSubmission(missed, null).state());
    assertEquals(Hospital.QUOTA - 2, hospital.remaining(team), "neither given nor taken");
  }

  @Test
  void refusedFilesAndFaults_areToldApart_andWhatFailedIsTriedByTheNextBatch() throws ApiException {
    Caller team = scene.captain();
    String refused = hospital.scored(team, 0.5);
    String failed = hospital.scored(team, 0.75);
    Rescoring begun = Batch.start(organiser, phase);
    Map<String, ?> invalid =
        Map.of(
            "outcome",
            "INVALID",
            "pluginSha256",
            begun.plugin().sha256(),
            "runnerVersion",
            "2.0",
            "issues",
            List.of(Map.of("severity", "ERROR", "code", "odd", "message", "is odd")));
    assertEquals(200, hospital.field().report(claimed(refused), invalid).status());
    assertEquals(200, hospital.field().report(claimed(failed), Outside.failed("PLUGIN")).status());
    RescoringProgress progress = Batch.read(organiser, begun).progress();
    assertEquals("1 1", progress.invalid() + " " + progress.failed());
    assertEquals("1 " + failed + " 0.75", hospital.lines());

    organiser.rescorings().applyRescoring(begun.id(), new RescoringApplication(true));
    assertEquals("", hospital.lines());
    assertEquals(SubmissionState.INVALID, team.submissions().getSubmission(refused, null).state());
    assertEquals("odd", team.submissions().listIssues(refused).items().get(0).code());
    Rescoring next = Batch.start(organiser, phase);
    hospital.report(claimed(refused), 0.25);
    hospital.report(claimed(failed), 0.5);
    Batch.apply(organiser, next);
    assertEquals("1 " + failed + " 0.5", hospital.lines());
    assertEquals(Hospital.QUOTA - 2, hospital.remaining(team), "neither given nor taken");
  }

  @Test
  void oneOfABatch_comesEveryTenSeconds_howeverMuchIsHandedIn() throws ApiException {
    Caller team = scene.captain();
    String early = hospital.scored(team, 0.5);
    String second = hospital.scored(team, 0.75);
    Batch.start(organiser, phase);
    String live = Scene.submitted(team, phase, Scene.TRUTH);
    Scene.submitted(team, phase, Scene.TRUTH);
    claimed(live);
    change(
        """
        UPDATE queue_share SET served_at = now() - interval '11 seconds'
        WHERE challenge_id = ? AND priority = 2
        """,
        phase);
    claimed(early);
    assertNull(hospital.claim().rescoringId());
    claimed(second);
  }

  @Test
  void reference_isRefused_andOnlyWhoMayStartsOne() throws ApiException {
    Refused refused =
        Refused.by(
            () ->
                organiser
                    .rescorings()
                    .startRescoring(phase, Batch.with(scene.file("truth.csv", Scene.TRUTH)), null));
    assertEquals("409 OPEN", refused.statusAndState());
    assertEquals(List.of("reference_stated"), refused.codes());
    Caller captain = scene.captain();
    for (Caller other : List.of(captain, scene.stranger(), hospital.field().evaluator())) {
      Refused.with(403, () -> Batch.start(other, phase));
    }
    hospital.scored(captain, 0.5);
    Rescoring begun = Batch.start(organiser, phase);
    for (Caller other : List.of(captain, organiser)) {
      Refused.with(403, () -> other.evaluator().claimEvaluation(phase));
    }
    assertEquals(1, Batch.read(organiser, begun).progress().queued());
  }
}
