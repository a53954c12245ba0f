package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.external.Outside;
import org.aceso.wire.Better;
import org.aceso.wire.Composite;
import org.aceso.wire.CompositeTerm;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.RankChange;
import org.aceso.wire.Rescoring;
import org.aceso.wire.RescoringState;
import org.aceso.wire.ScoreChange;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.Test;

/** A batch that somebody outside evaluates, from its start to the board that it makes. */
final class RescoredOutsideTest {
  private final Hospital hospital = Hospital.open();
  private final Scene scene = hospital.scene();
  private final Caller organiser = hospital.organiser();
  private final String phase = hospital.phase();

  @Test
  void correctedTruth_makesTheBoardThatIsReported_inOneStep() throws ApiException {
    Caller one = scene.captain();
    Caller two = scene.captain();
    String first = hospital.scored(one, 1.0);
    String second = hospital.scored(two, 0.5);
    Leaderboard before = hospital.board();

    Rescoring begun = Batch.start(organiser, phase);
    assertEquals("2 2", begun.progress().total() + " " + begun.progress().queued());
    Map<String, Double> corrected = Map.of(first, 0.25, second, 0.75);
    for (EvaluationClaim claim : claimedByTwo(begun)) {
      hospital.renew(claim);
      hospital.report(claim, corrected.get(claim.submissionId()));
    }
    assertEquals(RescoringState.READY, Batch.read(organiser, begun).state());
    assertEquals(before, hospital.board(), "nothing counts before it is applied");
    assertEquals(1, Hospital.evaluations(one, first).size());
    assertEquals(-0.75, difference(begun, first));
    RankChange promised = Batch.ranks(organiser, begun).get(0);
    assertEquals("2 1", promised.before().rank() + " " + promised.after().rank());

    assertEquals(RescoringState.APPLIED, Batch.apply(organiser, begun).state());
    assertEquals("1 " + second + " 0.75, 2 " + first + " 0.25", hospital.lines());
    assertEquals(before, one.rescorings().getReplacedLeaderboard(begun.id(), null));
    Evaluation fresh = Hospital.evaluations(one, first).get(1);
    assertEquals("true true", fresh.counts() + " " + fresh.receipt().external());
    assertEquals(Hospital.QUOTA - 1, hospital.remaining(one), "neither given nor taken");
    assertEquals(SubmissionState.SCORED, one.submissions().getSubmission(first, null).state());
  }

  /** Both of the batch, one for each of two evaluators, after whom nothing is left. */
  private List<EvaluationClaim> claimedByTwo(Rescoring begun) throws ApiException {
    Caller other = Outside.evaluator(scene, TestServer.shared());
    List<EvaluationClaim> claims =
        List.of(hospital.claim(), other.evaluator().claimEvaluation(phase));
    assertNull(hospital.claim());
    assertNull(other.evaluator().claimEvaluation(phase));
    assertEquals(2, Batch.read(organiser, begun).progress().scoring());
    for (EvaluationClaim claim : claims) {
      assertEquals(begun.id() + " 1", claim.rescoringId() + " " + claim.attempt());
      Duration left = Duration.between(begun.createdAt(), claim.deadline());
      assertEquals(72, left.plusMinutes(1).toHours());
    }
    return claims;
  }

  private double difference(Rescoring rescoring, String submission) throws ApiException {
    ScoreChange change =
        Batch.scores(organiser, rescoring).stream()
            .filter(one -> one.submissionId().equals(submission))
            .findFirst()
            .orElseThrow();
    return change.metrics().stream()
        .filter(metric -> metric.metric().equals("accuracy@1"))
        .findFirst()
        .orElseThrow()
        .difference();
  }

  @Test
  void claims_sayWhatEachIsComputedWith() throws Exception {
    Caller team = scene.captain();
    String early = hospital.scored(team, 1.0);
    String otherCases = Outside.CASES.replace("slide8", "slide9");
    Rescoring begun = startWith(otherCases);
    String late = Scene.submitted(team, phase, Scene.TRUTH);

    EvaluationClaim live = hospital.claim();
    assertEquals(late, live.submissionId(), "what competitors hand in comes first");
    assertNull(live.rescoringId());
    assertEquals(Map.of("format", "label"), live.settings());
    EvaluationClaim again = hospital.claim();
    assertEquals(early + " " + begun.id(), again.submissionId() + " " + again.rescoringId());
    assertEquals(begun.settings(), again.settings());
    assertEquals(begun.casesSha256(), again.casesSha256());
    assertEquals(live.seed(), again.seed(), "replicates are drawn like those so far");
    assertEquals(otherCases, piece(again, again.casesSha256()));
    assertEquals(Scene.TRUTH, piece(again, again.submissionSha256()));
    Refused.with(404, () -> piece(again, live.casesSha256()));
    Refused.with(404, () -> piece(live, again.casesSha256()));
    hospital.report(again, 0.5);

    Batch.apply(organiser, begun);
    hospital.lost(live);
    EvaluationClaim anew = hospital.claim();
    assertEquals(live.evaluationId() + " 1", anew.evaluationId() + " " + anew.attempt());
    assertEquals(begun.id(), anew.rescoringId());
    assertEquals(begun.settings(), anew.settings());
    hospital.report(anew, 0.75);
    assertEquals("1 " + late + " 0.75", hospital.lines());
    assertNull(hospital.claim());
  }

  private Rescoring startWith(String cases) throws ApiException {
    Map<String, Object> settings = Map.of("format", "label", "label_column", "label");
    NewRescoring wanted =
        new NewRescoring(
            "Slide 8 is 9.", null, settings, null, null, scene.file("cases.csv", cases));
    return organiser.rescorings().startRescoring(phase, wanted, null);
  }

  private String piece(EvaluationClaim claim, String sha256) throws Exception {
    Caller evaluator = hospital.field().evaluator();
    return Files.readString(
        evaluator
            .evaluator()
            .getEvaluationPiece(claim.lease(), claim.evaluationId(), sha256, null, null)
            .toPath());
  }

  @Test
  void reports_areHeldToWhatTheirClaimIsComputedWith() throws ApiException {
    Caller team = scene.captain();
    hospital.scored(team, 1.0);
    List<CompositeTerm> terms = List.of(new CompositeTerm("accuracy@1", 1.0, null, null));
    List<Composite> sums = List.of(new Composite("final", "Final", Better.HIGHER, 6, terms));
    NewRescoring wanted = new NewRescoring("A final score.", null, null, sums, null, null);
    Rescoring begun = organiser.rescorings().startRescoring(phase, wanted, null);
    EvaluationClaim claim = hospital.claim();
    assertEquals("final", claim.composites().get(0).name());
    Map<String, Object> report = hospital.field().scored(claim, 0.5);
    Caller.Reply lacking = hospital.field().report(claim, report);
    assertEquals(422, lacking.status(), lacking.body().toString());
    String key = "composite@1[name=final]";
    assertTrue(lacking.body().toString().contains(key), lacking.body().toString());
    List<Object> scores = new ArrayList<>((List<?>) report.get("scores"));
    scores.add(Map.of("metric", key, "value", 0.25));
    report.put("scores", scores);
    assertEquals(200, hospital.field().report(claim, report).status());
    String late = hospital.scored(team, 1.0);

    Batch.apply(organiser, begun);
    hospital.report(hospital.claim(), 0.75);
    assertEquals("1 " + late + " 0.75", hospital.lines());
    assertEquals(
        0.25,
        Batch.scores(organiser, begun).get(1).metrics().stream()
            .filter(metric -> metric.metric().equals(key))
            .findFirst()
            .orElseThrow()
            .after());
  }

  @Test
  void submissionMadeMeanwhile_countsAtOnce_andFollowsTheBatch() throws ApiException {
    Caller team = scene.captain();
    hospital.scored(team, 0.25);
    Rescoring begun = Batch.start(organiser, phase);
    hospital.report(hospital.claim(), 0.5);
    String late = hospital.scored(team, 0.75);
    assertEquals("1 " + late + " 0.75", hospital.lines());
    assertEquals(1, Batch.read(organiser, begun).progress().queued());
    EvaluationClaim follower = hospital.claim();
    assertEquals(late + " " + begun.id(), follower.submissionId() + " " + follower.rescoringId());

    Batch.apply(organiser, begun);
    hospital.renew(follower);
    assertEquals(SubmissionState.SCORING, team.submissions().getSubmission(late, null).state());
    hospital.report(follower, 1.0);
    assertEquals("1 " + late + " 1.0", hospital.lines());
    assertEquals(2, hospital.board().entries().get(0).submissions());
    assertTrue(Hospital.evaluations(team, late).get(1).counts());
    assertEquals(Hospital.QUOTA - 2, hospital.remaining(team));
  }
}
