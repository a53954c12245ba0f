package org.aceso.external;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.ExternalEvaluator;
import org.aceso.wire.Metric;
import org.aceso.wire.NewToken;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Scope;

/** A challenge with a phase that somebody outside evaluates, and who does. */
public record Outside(Scene scene, String phase, Caller evaluator) {
  /** The cases of {@link Scene#TRUTH}. */
  public static final String CASES =
      "case\nslide1.tif\nslide2.tif\nslide3.tif\nslide4.tif\nslide5.tif\nslide6.tif\nslide7.tif\nslide8.tif\n";

  static Outside open() throws ApiException {
    return open(TestServer.shared(), new PhaseForm().limit(9, QuotaPeriod.TOTAL));
  }

  /** A phase as the form says, but for who evaluates. */
  public static Outside open(TestServer server, PhaseForm form) throws ApiException {
    Scene scene = Scene.open(server.url(), server.administrator());
    form.externalEvaluator = new ExternalEvaluator(null);
    if (form.cases == null) {
      form.cases = scene.file("cases.csv", CASES);
    }
    return new Outside(scene, scene.openPhase(form), evaluator(scene, server));
  }

  /** Somebody who holds the role, and a token that is good for nothing else. */
  public static Caller evaluator(Scene scene, TestServer server) throws ApiException {
    String person = scene.stranger().personId();
    scene.organiser().roles().grantRole(scene.challengeId(), ChallengeRole.EVALUATOR, person);
    return Caller.with(server.url(), token(scene, person, Scope.EVALUATE));
  }

  static String token(Scene scene, String person, Scope... scopes) throws ApiException {
    Instant end = Instant.now().plus(1, ChronoUnit.DAYS);
    NewToken token = new NewToken(person, "evaluator", List.of(scopes), end);
    return scene.administrator().access().createToken(token, null).secret();
  }

  /** The claim of a file that a new team submits. */
  EvaluationClaim claimed() throws ApiException {
    Scene.submitted(scene.captain(), phase, Scene.ONE_WRONG);
    return evaluator.evaluator().claimEvaluation(phase);
  }

  public Caller.Reply report(EvaluationClaim claim, Map<String, ?> report) {
    return report(claim, report, Map.of());
  }

  Caller.Reply report(EvaluationClaim claim, Map<String, ?> report, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Evaluation-Lease", claim.lease());
    String path = "/v1/evaluations/" + claim.evaluationId() + "/report";
    return evaluator.json("POST", path, report, headers);
  }

  /** Scores as a file may have them: each the largest value of its metric, or else 0. */
  public Map<String, Object> scored(EvaluationClaim claim) throws ApiException {
    List<Map<String, ?>> scores = new ArrayList<>();
    for (Metric metric : scene.organiser().phases().getPhase(phase, null).evaluation().metrics()) {
      double value = metric.most() == null ? 0 : metric.most();
      scores.add(new HashMap<>(Map.of("metric", metric.key(), "value", value)));
    }
    List<Double> replicates = new ArrayList<>();
    for (int i = 0; i < claim.replicates(); i++) {
      replicates.add(i == 0 ? null : 1.0 / i);
    }
    Map<String, Object> report = computed(claim, "SCORED");
    report.put("scores", scores);
    report.put("replicates", replicates);
    return report;
  }

  /** The same with this value of the metric that ranks. */
  public Map<String, Object> scored(EvaluationClaim claim, double value) throws ApiException {
    Map<String, Object> report = scored(claim);
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> scores = (List<Map<String, Object>>) report.get("scores");
    scores.stream()
        .filter(score -> claim.rankingMetric().equals(score.get("metric")))
        .forEach(score -> score.put("value", value));
    return report;
  }

  static Map<String, Object> computed(EvaluationClaim claim, String outcome) {
    Map<String, Object> report = new HashMap<>();
    report.put("outcome", outcome);
    report.put("pluginSha256", claim.plugin().sha256());
    report.put("runnerVersion", "9.9.9-hospital");
    return report;
  }

  public static Map<String, Object> failed(String fault) {
    return Map.of("outcome", "FAILED", "fault", fault, "detail", "The disk is full.");
  }
}
