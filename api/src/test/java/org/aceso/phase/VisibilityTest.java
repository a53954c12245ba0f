package org.aceso.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Evaluation;
import org.aceso.wire.Submission;
import org.aceso.wire.Visibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibilityTest {

  /** Statuses of the board, by caller: anonymous, stranger, competitor, own team, organiser. */
  @ParameterizedTest
  @CsvSource({
    "EVERYONE, 200 200 200 200 200, true",
    "COMPETITORS, 403 403 200 200 200, true",
    "OWN_TEAM, 403 403 403 403 200, true",
    "ORGANISERS, 403 403 403 403 200, false"
  })
  void scores_areShownToWhomThePhaseSays(Visibility visibility, String boards, boolean ownScores)
      throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.visibility = visibility;
    String phase = scene.openPhase(form);
    Caller team = scene.captain();
    Submission submission = Scene.evaluated(team, phase, Scene.ONE_WRONG);
    Map<String, Caller> callers = callers(scene, team);

    assertEquals(
        boards, statuses(callers, caller -> caller.leaderboards().getLeaderboard(phase, null)));
    requireScores(scene, team, submission.id(), ownScores);
    assertNull(evaluation(team, submission.id()).receipt().referenceSha256());
    requireHidden(callers, submission.id());

    scene.organiser().phases().closePhase(phase);
    assertEquals(
        boards, statuses(callers, caller -> caller.leaderboards().getLeaderboard(phase, null)));
    scene.organiser().phases().publishPhase(phase);
    assertEquals(
        "200 200 200 200 200",
        statuses(callers, caller -> caller.leaderboards().getLeaderboard(phase, null)));
    requireScores(scene, team, submission.id(), true);
    assertNotNull(evaluation(team, submission.id()).receipt().referenceSha256());
    requireHidden(callers, submission.id());
  }

  /** What a team and an organiser read of one submission. */
  private static void requireScores(Scene scene, Caller team, String submission, boolean ownScores)
      throws ApiException {
    Evaluation full = evaluation(scene.organiser(), submission);
    assertNotNull(full.scores());
    assertNotNull(full.receipt().referenceSha256());
    Evaluation own = evaluation(team, submission);
    Submission read = team.submissions().getSubmission(submission, null);
    Submission listed =
        team.submissions().listSubmissions(read.phaseId(), null, null, null, null).items().get(0);
    if (ownScores) {
      assertEquals(0.875, read.scores().get("accuracy@1"));
      assertEquals(read.scores(), listed.scores());
      assertNotNull(own.scores());
    } else {
      assertNull(read.scores());
      assertNull(listed.scores());
      assertNull(own.scores());
      assertEquals(0, read.finishedAt().getEpochSecond() % 10);
      assertNull(own.startedAt());
      assertNull(own.finishedAt());
    }
  }

  private static Evaluation evaluation(Caller by, String submission) throws ApiException {
    return by.evaluations().listEvaluations(submission).items().get(0);
  }

  /** Nobody else knows of a submission, whatever is shown of its scores. */
  private static void requireHidden(Map<String, Caller> callers, String submission) {
    String hidden = "401 404 404 200 200";
    assertEquals(hidden, statuses(callers, by -> by.submissions().getSubmission(submission, null)));
    assertEquals(hidden, statuses(callers, by -> by.submissions().listIssues(submission)));
    assertEquals(
        hidden,
        statuses(callers, by -> by.submissions().getSubmissionFile(submission, null, null)));
    assertEquals(hidden, statuses(callers, by -> by.evaluations().listEvaluations(submission)));
  }

  private static Map<String, Caller> callers(Scene scene, Caller team) throws ApiException {
    Map<String, Caller> callers = new LinkedHashMap<>();
    callers.put("anonymous", scene.anonymous());
    callers.put("stranger", scene.stranger());
    callers.put("competitor", scene.captain());
    callers.put("own team", team);
    callers.put("organiser", scene.organiser());
    return callers;
  }

  private interface Reading {
    Object by(Caller caller) throws ApiException;
  }

  private static String statuses(Map<String, Caller> callers, Reading reading) {
    StringBuilder statuses = new StringBuilder();
    for (Caller caller : callers.values()) {
      int status;
      try {
        reading.by(caller);
        status = 200;
      } catch (ApiException e) {
        status = Refused.by(() -> reading.by(caller)).status();
      }
      statuses.append(statuses.isEmpty() ? "" : " ").append(status);
    }
    return statuses.toString();
  }
}
