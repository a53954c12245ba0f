package org.aceso.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.Fault;
import org.aceso.wire.IssueList;
import org.aceso.wire.Score;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a report may hold, and what comes of it. */
final class ReportsTest {

  @Test
  void scores_countAsThoseOfOwnWorkers() throws Exception {
    Outside field = Outside.open();
    EvaluationClaim claim = field.claimed();
    Caller.Reply taken = field.report(claim, field.scored(claim));
    assertEquals(200, taken.status(), taken.body().toString());
    assertEquals("SCORED", taken.body().get("state").asText());
    Caller organiser = field.scene().organiser();
    Submission submission = organiser.submissions().getSubmission(claim.submissionId(), null);
    assertEquals(SubmissionState.SCORED, submission.state());
    assertEquals(1.0, submission.scores().get("accuracy@1"));
    assertEquals(1, organiser.leaderboards().getLeaderboard(field.phase(), null).entries().size());
    Evaluation evaluation = organiser.evaluations().getEvaluation(claim.evaluationId(), null);
    assertTrue(evaluation.receipt().external());
    assertEquals("9.9.9-hospital", evaluation.receipt().runnerVersion());
    assertEquals(claim.plugin(), evaluation.receipt().plugin());
    assertNull(evaluation.receipt().referenceSha256());
    Score ranking =
        evaluation.scores().stream()
            .filter(score -> score.metric().equals(claim.rankingMetric()))
            .findFirst()
            .orElseThrow();
    assertEquals(1.0 / 19, ranking.low());
    Awaitility.await()
        .until(
            () ->
                organiser
                    .events()
                    .listSubmissionEvents(claim.submissionId(), 50, null, null)
                    .items()
                    .stream()
                    .anyMatch(event -> event.type().equals("submission.scored")));
  }

  @Test
  void repeatedReport_isAnsweredAsBefore_withItsKeyAlone() throws Exception {
    Outside field = Outside.open();
    EvaluationClaim claim = field.claimed();
    Map<String, Object> report = field.scored(claim);
    Map<String, String> key = Map.of("Idempotency-Key", "once");
    Caller.Reply first = field.report(claim, report, key);
    Caller.Reply second = field.report(claim, report, key);
    assertEquals(200, first.status());
    assertEquals(first.body(), second.body());
    assertEquals("true", second.header("Idempotency-Replayed"));
    lost(field.report(claim, report));
  }

  @Test
  void invalidFile_hasTheIssuesOfTheReport_andItsQuotaBack() throws Exception {
    Outside field = Outside.open();
    EvaluationClaim claim = field.claimed();
    Map<String, Object> report = Outside.computed(claim, "INVALID");
    report.put("issues", List.of(issue("ERROR"), issue("WARNING")));
    report.put("counts", Map.of("odd_case", 700));
    Caller.Reply taken = field.report(claim, report);
    assertEquals("FAILED", taken.body().path("state").asText(), taken.body().toString());
    Caller organiser = field.scene().organiser();
    Submission submission = organiser.submissions().getSubmission(claim.submissionId(), null);
    assertEquals(SubmissionState.INVALID, submission.state());
    IssueList issues = organiser.submissions().listIssues(claim.submissionId());
    assertEquals(Map.of("odd_case", 700L), issues.counts());
    assertEquals("slide1.tif", issues.items().get(0).caseId());
    Evaluation evaluation = organiser.evaluations().getEvaluation(claim.evaluationId(), null);
    assertEquals(Fault.SUBMISSION, evaluation.fault());
  }

  private static Map<String, Object> issue(String severity) {
    return Map.of(
        "severity",
        severity,
        "code",
        "odd_case",
        "message",
        "is odd",
        "line",
        2,
        "case",
        "slide1.tif");
  }

  @Test
  void faultOfThePlugin_endsIt_andTheTeamHasItsQuotaBack() throws Exception {
    Outside field = Outside.open();
    Caller team = field.scene().captain();
    String id = Scene.submitted(team, field.phase(), Scene.TRUTH);
    assertEquals(8, remaining(field, team));
    EvaluationClaim claim = field.evaluator().evaluator().claimEvaluation(field.phase());
    Caller.Reply taken = field.report(claim, Outside.failed("PLUGIN"));
    assertEquals("FAILED", taken.body().path("state").asText(), taken.body().toString());
    assertEquals(SubmissionState.FAILED, team.submissions().getSubmission(id, null).state());
    assertEquals(9, remaining(field, team));
    Evaluation seen = team.evaluations().getEvaluation(claim.evaluationId(), null);
    assertNull(seen.detail(), "for those who may read faults");
    assertNull(seen.receipt(), "nobody knows what failed");
  }

  private static int remaining(Outside field, Caller team) throws Exception {
    return team.submissions().getQuota(field.phase()).limits().get(0).remaining();
  }

  /** A change of a good report, and where the server says that it is wrong. */
  private static Map<String, Consumer<Map<String, Object>>> wrong() {
    Map<String, Consumer<Map<String, Object>>> wrong = new LinkedHashMap<>();
    wrong.put("#/outcome", report -> report.remove("outcome"));
    wrong.put("#/x", report -> report.put("x", 1));
    wrong.put("#/pluginSha256", report -> report.remove("pluginSha256"));
    wrong.put("#/pluginSha256 ", report -> report.put("pluginSha256", "0".repeat(64)));
    wrong.put("#/runnerVersion", report -> report.put("runnerVersion", "1.0 <b>"));
    wrong.put("#/scores", report -> report.remove("scores"));
    wrong.put("#/scores ", report -> scores(report).remove(0));
    wrong.put("#/scores/0/metric", report -> scores(report).get(0).put("metric", "beauty@1"));
    wrong.put(
        "#/scores/1/metric",
        report -> scores(report).get(1).put("metric", scores(report).get(0).get("metric")));
    wrong.put("#/scores/0", report -> scores(report).get(0).remove("value"));
    wrong.put("#/scores/0 ", report -> scores(report).get(0).put("undefinedReason", "one_class"));
    wrong.put("#/scores/0/value", report -> scores(report).get(0).put("value", 1.0001));
    wrong.put("#/scores/0/value ", report -> scores(report).get(0).put("value", "NaN"));
    wrong.put(
        "#/scores/0/undefinedReason",
        report -> scores(report).get(0).put("undefinedReason", "One class"));
    wrong.put(
        "#/scores/0/parts/m",
        report ->
            scores(report).get(0).put("parts", Map.of("m", List.of(List.of(1, 2), List.of(3)))));
    wrong.put(
        "#/scores/0/parts/m/0/0",
        report -> scores(report).get(0).put("parts", Map.of("m", List.of(List.of("1")))));
    wrong.put("#/replicates", report -> report.remove("replicates"));
    wrong.put("#/replicates ", report -> report.put("replicates", List.of(0.5)));
    wrong.put("#/replicates/3", report -> replicates(report).set(3, -0.5));
    wrong.put("#/fault", report -> report.put("fault", "HUB"));
    wrong.put("#/fault ", report -> report.put("fault", "SUBMISSION"));
    wrong.put("#/detail", report -> report.put("detail", "x"));
    wrong.put("#/issues", report -> report.put("issues", List.of(issue("ERROR"))));
    wrong.put(
        "#/issues/0/message",
        report -> {
          Map<String, Object> issue = new HashMap<>(issue("WARNING"));
          issue.put("message", "m".repeat(2_001));
          report.put("issues", List.of(issue));
        });
    wrong.put(
        "#/counts/odd_case",
        report -> {
          report.put("issues", List.of(issue("WARNING"), issue("WARNING")));
          report.put("counts", Map.of("odd_case", 1));
        });
    wrong.put(
        "#/issues  ",
        report -> {
          report.put("outcome", "INVALID");
          report.remove("scores");
          report.remove("replicates");
          report.put("issues", List.of(issue("WARNING")));
        });
    wrong.put("#/fault   ", report -> report.put("outcome", "FAILED"));
    return wrong;
  }

  @Test
  void wrongReports_areToldWhereTheyAreWrong_andChangeNothing() throws Exception {
    Outside field = Outside.open();
    EvaluationClaim claim = field.claimed();
    List<String> surprises = new ArrayList<>();
    for (Map.Entry<String, Consumer<Map<String, Object>>> one : wrong().entrySet()) {
      Map<String, Object> report = field.scored(claim);
      one.getValue().accept(report);
      Caller.Reply refused = field.report(claim, report);
      boolean isTold = refused.body().findValuesAsText("pointer").contains(one.getKey().strip());
      if (refused.status() != 422 || !isTold) {
        surprises.add(one.getKey() + ": " + refused.status() + " " + refused.body());
      }
    }
    assertEquals(List.of(), surprises);
    Evaluation still =
        field.scene().organiser().evaluations().getEvaluation(claim.evaluationId(), null);
    assertEquals(EvaluationState.SCORING, still.state());
    assertEquals(200, field.report(claim, field.scored(claim)).status());
  }

  @Test
  void everythingThatIsWrong_isToldAtOnce() throws Exception {
    Outside field = Outside.open();
    EvaluationClaim claim = field.claimed();
    Map<String, Object> report = field.scored(claim);
    scores(report).get(0).put("value", 7);
    scores(report).get(1).put("metric", "beauty@1");
    report.put("pluginSha256", "0".repeat(64));
    report.put("detail", "x");
    List<String> pointers = field.report(claim, report).body().findValuesAsText("pointer");
    assertTrue(
        pointers.containsAll(
            List.of(
                "#/pluginSha256", "#/detail", "#/scores/0/value", "#/scores/1/metric", "#/scores")),
        pointers.toString());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> scores(Map<String, Object> report) {
    return (List<Map<String, Object>>) Objects.requireNonNull(report.get("scores"));
  }

  @SuppressWarnings("unchecked")
  private static List<Double> replicates(Map<String, Object> report) {
    return (List<Double>) Objects.requireNonNull(report.get("replicates"));
  }

  static void lost(Caller.Reply reply) {
    assertEquals(409, reply.status(), reply.body().toString());
    assertTrue(reply.body().get("type").asText().endsWith("/problems/lease-lost"));
  }
}
