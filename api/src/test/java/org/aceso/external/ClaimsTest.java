package org.aceso.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.ExternalEvaluator;
import org.aceso.wire.Issue;
import org.aceso.wire.QueuePlace;
import org.aceso.wire.Scope;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.Test;

/** Who may claim, what a claim hands out, and whose turn it is. */
final class ClaimsTest {
  private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

  @Test
  void ownWorkers_leaveWhatIsEvaluatedOutside() throws Exception {
    Outside field = Outside.open();
    Caller team = field.scene().captain();
    String outside = Scene.submitted(team, field.phase(), Scene.TRUTH);
    String own = field.scene().openPhase(new PhaseForm());
    // Two that came later are done.
    assertEquals(SubmissionState.SCORED, Scene.evaluated(team, own, Scene.TRUTH).state());
    assertEquals(SubmissionState.SCORED, Scene.evaluated(team, own, Scene.TRUTH).state());
    QueuePlace place = team.submissions().getQueuePlace(outside, null);
    assertEquals(SubmissionState.RECEIVED, place.state());
    assertEquals(1, place.position());
    assertEquals(0, place.attempts());
    EvaluationClaim claim = field.evaluator().evaluator().claimEvaluation(field.phase());
    assertEquals(outside, claim.submissionId());
    assertNull(field.evaluator().evaluator().claimEvaluation(field.phase()));
  }

  @Test
  void claim_namesNeitherTeamNorPerson() throws Exception {
    Outside field = Outside.open();
    Caller captain = field.scene().person("Rosalind Franklin");
    captain.register(field.scene().challengeId());
    String team = field.scene().team(captain, "The Photographers").id();
    Scene.submitted(captain, field.phase(), Scene.TRUTH);
    Caller.Reply claim =
        field.evaluator().send("POST", "/v1/phases/" + field.phase() + "/claims", "", Map.of());
    assertEquals(200, claim.status(), claim.body().toString());
    String all = claim.body().toString() + claim.headers().map();
    for (String secret : List.of(team, captain.personId(), "Photographers", "Rosalind")) {
      assertFalse(all.contains(secret), secret);
    }
    assertEquals("no-store", claim.header("Cache-Control"));
  }

  @Test
  void evaluatorsAtOnce_getDifferentJobs() throws Exception {
    Outside field = Outside.open();
    List<String> submitted = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      submitted.add(Scene.submitted(field.scene().captain(), field.phase(), Scene.TRUTH));
    }
    Callable<EvaluationClaim> claim =
        () -> field.evaluator().evaluator().claimEvaluation(field.phase());
    List<EvaluationClaim> claims = Together.run(6, i -> claim);
    assertEquals(
        submitted.stream().sorted().toList(),
        claims.stream().map(EvaluationClaim::submissionId).sorted().toList());
    assertEquals(6, claims.stream().map(EvaluationClaim::lease).distinct().count());
  }

  @Test
  void teams_takeTurns() throws Exception {
    Outside field = Outside.open();
    Caller first = field.scene().captain();
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      many.add(Scene.submitted(first, field.phase(), Scene.TRUTH));
    }
    String single = Scene.submitted(field.scene().captain(), field.phase(), Scene.TRUTH);
    List<String> served = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      served.add(field.evaluator().evaluator().claimEvaluation(field.phase()).submissionId());
    }
    assertEquals(List.of(many.get(0), single, many.get(1), many.get(2)), served);
  }

  @Test
  void otherRolesAndScopes_areRefused() throws Exception {
    Outside field = Outside.open();
    Scene scene = field.scene();
    Caller captain = scene.captain();
    Scene.submitted(captain, field.phase(), Scene.TRUTH);
    Caller elsewhere = Outside.open().evaluator();
    for (Caller caller : List.of(scene.organiser(), captain, scene.stranger(), elsewhere)) {
      Refused.with(403, () -> caller.evaluator().claimEvaluation(field.phase()));
    }
    EvaluationClaim claim = field.evaluator().evaluator().claimEvaluation(field.phase());
    assertNotEquals(null, claim);
    // Who knows of the evaluation may not; for others it is not there.
    for (Caller caller : List.of(scene.organiser(), captain)) {
      Refused.with(403, () -> renew(caller, claim, claim.lease()));
    }
    for (Caller caller : List.of(scene.stranger(), scene.captain(), elsewhere)) {
      Refused.with(404, () -> renew(caller, claim, claim.lease()));
    }
    Refused.with(409, () -> renew(field.evaluator(), claim, NOBODYS));
    renew(field.evaluator(), claim, claim.lease());
  }

  @Test
  void evaluatorsToken_isGoodForNothingElse_andNoOtherForThis() throws Exception {
    Outside field = Outside.open();
    Scene scene = field.scene();
    Refused.with(403, () -> field.evaluator().challenges().getChallenge(scene.challengeId(), null));
    Refused.with(403, () -> field.evaluator().challenges().listChallenges(null, null, null));
    String person = scene.stranger().personId();
    scene.organiser().roles().grantRole(scene.challengeId(), ChallengeRole.EVALUATOR, person);
    String token = Outside.token(scene, person, Scope.CHALLENGE_READ, Scope.SUBMISSION_WRITE);
    Caller without = Caller.with(TestServer.shared().url(), token);
    Refused.with(403, () -> without.evaluator().claimEvaluation(field.phase()));
  }

  private static void renew(Caller by, EvaluationClaim claim, String lease) throws ApiException {
    by.evaluator().renewLease(lease, claim.evaluationId());
  }

  @Test
  void phaseOfOwnWorkers_isNotHandedOut() throws Exception {
    Outside field = Outside.open();
    String own = field.scene().openPhase(new PhaseForm());
    Refused.with(409, () -> field.evaluator().evaluator().claimEvaluation(own));
  }

  @Test
  void pieces_areThoseThatTheClaimNames() throws Exception {
    Outside field = Outside.open();
    EvaluationClaim claim = field.claimed();
    assertEquals(Scene.ONE_WRONG, piece(field, claim, claim.submissionSha256(), null));
    assertEquals(Outside.CASES, piece(field, claim, claim.casesSha256(), null));
    assertEquals("file", piece(field, claim, claim.submissionSha256(), "bytes=0-3"));
    assertEquals(Scene.ONE_WRONG.length(), claim.submissionBytes());
    for (String other : List.of(claim.plugin().sha256(), "0".repeat(64))) {
      Refused.with(404, () -> piece(field, claim, other, null));
    }
    String path = "/v1/evaluations/" + claim.evaluationId() + "/pieces/" + claim.casesSha256();
    assertEquals(422, field.evaluator().status("GET", path));
    assertTrue(
        field
            .scene()
            .organiser()
            .audit()
            .listChallengeAudit(
                field.scene().challengeId(), null, null, null, null, null, 200, null)
            .items()
            .stream()
            .anyMatch(
                entry ->
                    entry.action().equals("SUBMISSION_FILE_READ")
                        && entry.subject().equals(claim.submissionId())));
  }

  private static String piece(Outside field, EvaluationClaim claim, String sha256, String range)
      throws Exception {
    return Files.readString(
        field
            .evaluator()
            .evaluator()
            .getEvaluationPiece(claim.lease(), claim.evaluationId(), sha256, range, null)
            .toPath());
  }

  @Test
  void selfTest_wantsTheCaseListAndNoReference() throws Exception {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.externalEvaluator = new ExternalEvaluator(1);
    form.reference = scene.file("truth.csv", Scene.TRUTH);
    String phase = scene.phase(form);
    Refused refused = Refused.by(() -> scene.organiser().phases().openPhase(phase));
    assertEquals(List.of("reference_stated", "missing"), refused.codes());
    assertEquals(
        List.of("reference", "cases"),
        refused.problem().issues().stream().map(Issue::field).toList());

    String path = "/v1/phases/" + phase;
    String cases = scene.file("cases.csv", "no\ncases\n").datasetId();
    Caller.Reply patched =
        scene
            .organiser()
            .send(
                "PATCH",
                path,
                "{\"reference\": null, \"cases\": {\"datasetId\": \"%s\", \"name\": \"cases.csv\"}}"
                    .formatted(cases),
                Map.of(
                    "Content-Type",
                    "application/merge-patch+json",
                    "If-Match",
                    scene.organiser().etag(path).orElseThrow()));
    assertEquals(200, patched.status(), patched.body().toString());
    assertEquals(1, patched.body().at("/externalEvaluator/deadlineHours").asInt());
    Refused.with(409, () -> scene.organiser().phases().openPhase(phase));
    scene.put(cases, "cases.csv", Outside.CASES);
    assertEquals(8, scene.organiser().phases().openPhase(phase).evaluation().cases());
  }

  @Test
  void dryRun_worksAsAnywhere() throws Exception {
    Outside field = Outside.open();
    Caller team = field.scene().captain();
    String path = "/v1/phases/" + field.phase() + "/validations";
    assertTrue(team.send("POST", path, Scene.TRUTH, Map.of()).body().get("valid").asBoolean());
    assertFalse(team.send("POST", path, Scene.INVALID, Map.of()).body().get("valid").asBoolean());
  }
}
