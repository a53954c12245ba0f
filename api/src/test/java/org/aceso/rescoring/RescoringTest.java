package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Baseline;
import org.aceso.wire.Evaluation;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.MetricChange;
import org.aceso.wire.NewMergeProposal;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.RankChange;
import org.aceso.wire.Rescoring;
import org.aceso.wire.RescoringState;
import org.aceso.wire.ScoreChange;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A batch of evaluations from its start to the board that it makes. */
final class RescoringTest {
  private final Scene scene = Batch.scene();
  private final PhaseForm form = new PhaseForm();
  private final String phase = open();

  /** The ground truth is wrong in four of eight cases. */
  private String open() {
    try {
      form.reference = scene.file("truth.csv", Scene.right(4));
      return scene.openPhase(form);
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private void correctTheTruth() {
    scene.put(form.reference.datasetId(), form.reference.name(), Scene.TRUTH);
  }

  private Rescoring ready() throws ApiException {
    return Batch.ready(scene.organiser(), phase);
  }

  private Rescoring apply(Rescoring rescoring) throws ApiException {
    return Batch.apply(scene.organiser(), rescoring);
  }

  private Leaderboard board() throws ApiException {
    return scene.organiser().leaderboards().getLeaderboard(phase, null);
  }

  private static String lines(Leaderboard board) {
    return board.entries().stream()
        .map(one -> one.rank() + " " + one.submissionId() + " " + one.value())
        .collect(Collectors.joining(", "));
  }

  @Test
  void correctedTruth_turnsTheBoardRoundInOneStep() throws ApiException {
    Caller one = scene.captain();
    Caller two = scene.captain();
    String first = Scene.evaluated(one, phase, Scene.right(4)).id();
    String second = Scene.evaluated(two, phase, Scene.TRUTH).id();
    Leaderboard before = board();
    assertEquals("1 " + first + " 1.0, 2 " + second + " 0.5", lines(before));
    correctTheTruth();

    Rescoring rescoring = ready();
    assertEquals(2, rescoring.progress().scored());
    assertEquals(before, board());
    RankChange promised = Batch.ranks(scene.organiser(), rescoring).get(0);
    assertEquals(second, promised.after().submissionId());
    assertEquals("2 1", promised.before().rank() + " " + promised.after().rank());

    assertEquals(RescoringState.APPLIED, apply(rescoring).state());
    Leaderboard after = board();
    assertEquals("1 " + second + " 1.0, 2 " + first + " 0.5", lines(after));
    assertEquals(promised.after().evaluationId(), after.entries().get(0).evaluationId());
    assertEquals(0.5, one.submissions().getSubmission(first, null).scores().get("accuracy@1"));
    assertEquals(
        before,
        scene.anonymous().rescorings().getReplacedLeaderboard(rescoring.id(), null),
        "the old board stays readable to whoever may read the board");
    assertNotEquals(before.digest(), after.digest());
    assertEquals(promised, Batch.ranks(scene.organiser(), rescoring).get(0));
  }

  @Test
  void nothingChanged_givesTheSameScoresAndPlaces() throws ApiException {
    for (int right : List.of(3, 5, 8)) {
      Scene.evaluated(scene.captain(), phase, Scene.right(right));
    }
    Leaderboard before = board();
    Rescoring rescoring = ready();
    for (ScoreChange change : Batch.scores(scene.organiser(), rescoring)) {
      assertNotEquals(change.before().evaluationId(), change.after().evaluationId());
      assertTrue(change.metrics().size() > 3, "every metric is compared");
      for (MetricChange metric : change.metrics()) {
        assertEquals(metric.before(), metric.after());
      }
    }
    apply(rescoring);
    List<LeaderboardEntry> after = board().entries();
    for (int i = 0; i < after.size(); i++) {
      LeaderboardEntry old = before.entries().get(i);
      LeaderboardEntry fresh = after.get(i);
      assertEquals(old.submissionId(), fresh.submissionId());
      assertEquals(old.low() + " " + old.high(), fresh.low() + " " + fresh.high());
      assertEquals(old.firstProbability(), fresh.firstProbability());
    }
  }

  @Test
  void evaluationsOfABatch_areTheTeamsOnceTheyCount() throws ApiException {
    Caller team = scene.captain();
    String submission = Scene.evaluated(team, phase, Scene.TRUTH).id();
    correctTheTruth();
    Rescoring rescoring = ready();
    List<Evaluation> before = team.evaluations().listEvaluations(submission).items();
    assertEquals(1, before.size());
    List<Evaluation> all = scene.organiser().evaluations().listEvaluations(submission).items();
    assertEquals("true false", all.get(0).counts() + " " + all.get(1).counts());
    assertEquals(rescoring.id(), all.get(1).rescoringId());
    Refused.with(404, () -> team.evaluations().getEvaluation(all.get(1).id()));
    Refused.with(404, () -> team.rescorings().getRescoring(rescoring.id()));
    assertEquals(0, team.rescorings().listRescorings(phase, null, null).items().size());

    apply(rescoring);
    List<Evaluation> after = team.evaluations().listEvaluations(submission).items();
    assertEquals("false true", after.get(0).counts() + " " + after.get(1).counts());
    assertEquals("accuracy@1 1.0", Batch.score(after.get(1), "accuracy@1"));
    assertEquals("accuracy@1 0.5", Batch.score(after.get(0), "accuracy@1"));
    Rescoring shown = team.rescorings().listRescorings(phase, null, null).items().get(0);
    assertEquals(rescoring.reason(), shown.reason());
    assertNull(shown.progress());
    assertNull(shown.referenceSha256());
    Refused.with(403, () -> team.rescorings().listScoreChanges(rescoring.id(), null, null));
  }

  @Test
  void submissionMadeMeanwhile_followsTheBatch() throws ApiException {
    Caller team = scene.captain();
    Scene.evaluated(team, phase, Scene.right(4));
    correctTheTruth();
    Rescoring rescoring = ready();
    String late = Scene.evaluated(team, phase, Scene.right(7)).id();
    assertEquals(0.625, team.submissions().getSubmission(late, null).scores().get("accuracy@1"));
    Awaitility.await()
        .until(() -> Batch.read(scene.organiser(), rescoring).progress().scored() == 2);
    apply(rescoring);
    assertEquals("1 " + late + " 0.875", lines(board()));
    assertEquals(2, board().entries().get(0).submissions());
    String fresh = Scene.evaluated(team, phase, Scene.TRUTH).id();
    assertEquals("1 " + fresh + " 1.0", lines(board()));
    assertEquals(3, board().entries().get(0).submissions());
    assertEquals(1, team.evaluations().listEvaluations(fresh).items().size());
  }

  @Test
  void fileThatIsInvalidByTheNewRules_losesItsScores() throws ApiException {
    Caller team = scene.captain();
    String submission = Scene.evaluated(team, phase, Scene.TRUTH).id();
    String invalid = Scene.evaluated(team, phase, Scene.INVALID).id();
    NewRescoring otherCases =
        Batch.with(scene.file("truth.csv", Scene.TRUTH.replace("slide8", "slide9")));
    Rescoring rescoring = Batch.ready(scene.organiser(), phase, otherCases);
    assertEquals(2, rescoring.progress().invalid());
    assertEquals(
        SubmissionState.SCORED, team.submissions().getSubmission(submission, null).state());
    apply(rescoring);
    assertEquals(
        SubmissionState.INVALID, team.submissions().getSubmission(submission, null).state());
    assertEquals(SubmissionState.INVALID, team.submissions().getSubmission(invalid, null).state());
    assertTrue(team.submissions().listIssues(submission).items().toString().contains("slide9.tif"));
    assertEquals(List.of(), board().entries());
    String fits = Scene.TRUTH.replace("slide8", "slide9");
    Scene.evaluated(team, phase, fits);
    assertEquals(1.0, board().entries().get(0).value());
  }

  @Test
  void withdrawnStaysOutAndBaselineFollows() throws ApiException {
    Caller team = scene.captain();
    String withdrawn = Scene.evaluated(team, phase, Scene.TRUTH).id();
    String baseline = Scene.evaluated(team, phase, Scene.right(5)).id();
    String entry = Scene.evaluated(team, phase, Scene.right(6)).id();
    team.submissions().withdrawSubmission(withdrawn);
    scene.organiser().submissions().markBaseline(baseline, new Baseline("Simple"));
    correctTheTruth();
    Rescoring rescoring = ready();
    assertEquals(2, rescoring.progress().total());
    List<RankChange> ranks = Batch.ranks(scene.organiser(), rescoring);
    assertEquals(
        "null Simple", ranks.get(1).team() == null ? "" : "null " + ranks.get(1).baseline());
    apply(rescoring);
    assertEquals("1 " + entry + " 0.75, null " + baseline + " 0.625", lines(board()));
    assertEquals(2, board().entries().get(0).submissions(), "the withdrawn one was scored, too");
  }

  @Test
  void publishedBoard_isReplacedAndStaysFinal() throws ApiException {
    Caller one = scene.captain();
    Caller two = scene.captain();
    Caller three = scene.captain();
    String kept = Scene.evaluated(one, phase, Scene.right(4)).id();
    String moved = Scene.evaluated(two, phase, Scene.TRUTH).id();
    Scene.evaluated(three, phase, Scene.right(2));
    String into = scene.teamOf(three);
    String proposal =
        two.teams().proposeMerge(scene.teamOf(two), new NewMergeProposal(into), null).id();
    three.teams().acceptMerge(into, proposal);
    scene.organiser().phases().closePhase(phase);
    scene.organiser().phases().publishPhase(phase);
    Leaderboard before = board();
    correctTheTruth();
    Rescoring rescoring = ready();
    assertEquals(before, board());
    apply(rescoring);
    Leaderboard after = scene.anonymous().leaderboards().getLeaderboard(phase, null);
    assertTrue(after.isFinal());
    assertEquals("1 " + moved + " 1.0, 2 " + kept + " 0.5", lines(after));
    assertEquals(into, after.entries().get(0).teamId());
    assertEquals(
        before, scene.anonymous().rescorings().getReplacedLeaderboard(rescoring.id(), null));
  }

  @Test
  void discarded_leavesEverythingAsItWas() throws ApiException {
    Caller team = scene.captain();
    String submission = Scene.evaluated(team, phase, Scene.TRUTH).id();
    Leaderboard before = board();
    correctTheTruth();
    Rescoring rescoring = ready();
    Rescoring ended = scene.organiser().rescorings().discardRescoring(rescoring.id());
    assertEquals(RescoringState.DISCARDED, ended.state());
    assertEquals(before, board());
    assertEquals(1, team.evaluations().listEvaluations(submission).items().size());
    Refused refused = Refused.by(() -> apply(rescoring));
    assertEquals("409 DISCARDED", refused.statusAndState());
    Refused.with(404, () -> team.rescorings().getReplacedLeaderboard(rescoring.id(), null));
    apply(ready());
    assertEquals(1.0, board().entries().get(0).value());
    assertFalse(
        scene.organiser().evaluations().listEvaluations(submission).items().get(1).counts());
  }

  @Test
  void settings_areReplacedAndShownOnceApplied() throws ApiException {
    Scene.evaluated(scene.captain(), phase, Scene.TRUTH);
    NewRescoring costly =
        new NewRescoring(
            "Other costs.",
            null,
            Map.of("format", "label", "label_column", "label"),
            null,
            null,
            null);
    Refused unfit =
        Refused.by(
            () ->
                scene
                    .organiser()
                    .rescorings()
                    .startRescoring(
                        phase,
                        new NewRescoring(
                            "Wrong.", null, Map.of("format", "pixels"), null, null, null),
                        null));
    assertEquals(409, unfit.status());
    Rescoring rescoring = Batch.ready(scene.organiser(), phase, costly);
    assertEquals(
        Map.of("format", "label"), scene.organiser().phases().getPhase(phase, null).settings());
    apply(rescoring);
    assertEquals(costly.settings(), scene.organiser().phases().getPhase(phase, null).settings());
  }
}
