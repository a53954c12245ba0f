package org.aceso.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Issue;
import org.aceso.wire.Missing;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Ranking;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.aceso.wire.Ties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTest {

  @Test
  void lostReference_isTheHostsFaultAndTriedAgain() throws Exception {
    try (TestServer server = TestServer.start(Map.of("LEASE_SECONDS", "1"))) {
      Scene scene = Scene.open(server.url(), server.administrator());
      Caller team = scene.captain();
      String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
      Scene.evaluated(scene.captain(), phase, Scene.TRUTH);
      Path reference = reference(server, phase);
      Path aside = reference.resolveSibling("aside");

      Files.move(reference, aside);
      String failing = Scene.submitted(team, phase, Scene.ONE_WRONG);
      Submission failed = Scene.awaitFinal(team, failing);
      assertEquals(SubmissionState.FAILED, failed.state());
      assertTrue(failed.detail().contains("the quota was given back"), failed.detail());
      var evaluation = scene.organiser().evaluations().listEvaluations(failing).items().get(0);
      assertEquals("HUB 3", evaluation.fault() + " " + evaluation.attempts());
      assertEquals(1, team.submissions().getQuota(phase).limits().get(0).remaining());

      String saved = Scene.submitted(team, phase, Scene.ONE_WRONG);
      Awaitility.await()
          .until(() -> team.evaluations().listEvaluations(saved).items().get(0).attempts() > 0);
      Files.move(aside, reference);
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, saved).state());
    }
  }

  private static Path reference(TestServer server, String phase) {
    String sha256 =
        server
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery("SELECT frozen->>'referenceSha256' FROM phase WHERE id = :id")
                        .bind("id", phase)
                        .mapTo(String.class)
                        .one());
    return server
        .data()
        .resolve("files")
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2));
  }

  /** Whatever stands in a file, what is said about it can be stored and read again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "filename,label\n",
        "filename,label\nslide1.tif,\u0000\n",
        "filename,label\nsli\u0000de.tif,1\n",
        "file\u0000name,label\nslide1.tif,1\n",
        "filename,label\nslide1.tif,\\u0000\n",
        "filename,label\n\u202eslide1.tif,🦠\n",
        "filename,label\n\"slide1.tif,1\n",
        "PK\u0003\u0004"
      })
  void oddFile_isInvalidWithIssues(String csv) throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    Submission submission = Scene.evaluated(team, phase, csv);
    assertEquals(SubmissionState.INVALID, submission.state());
    for (Issue issue : team.submissions().listIssues(submission.id()).items()) {
      assertNotNull(issue.code());
    }
  }

  /** Escapes of JSON spell what no database takes; a cut may go through a character. */
  @Test
  void textThatNothingCanStore_isToldReadably() throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String germ = "filename,label\n" + "x".repeat(299) + "\ud83e\udda0.tif,1\n";
    Caller.Reply dry = team.send("POST", "/v1/phases/" + phase + "/validations", germ, Map.of());
    assertEquals(200, dry.status(), dry.body().toString());
    assertEquals(SubmissionState.INVALID, Scene.evaluated(team, phase, germ).state());

    PhaseForm form = new PhaseForm();
    form.challengeType = "text-spans@1";
    form.settings =
        Map.of("entity_types", "A", "submission_format", "jsonl", "reference_format", "jsonl");
    form.ranking =
        new Ranking("f1@1[matching=strict]", 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 0, null);
    form.reference = scene.file("truth.jsonl", "{\"id\": \"a\", \"spans\": []}\n");
    String spans = scene.openPhase(form);
    for (String escape : List.of("\\u0000", "\\ud83e", "\\u001b")) {
      String line = "{\"id\": \"a" + escape + "\", \"spans\": []}\n";
      Caller.Reply taken =
          team.send(
              "POST",
              "/v1/phases/" + spans + "/submissions",
              line,
              Map.of("Content-Type", "application/jsonl"));
      assertEquals(201, taken.status(), taken.body().toString());
      Submission end = Scene.awaitFinal(team, taken.body().get("id").asText());
      assertEquals(SubmissionState.INVALID, end.state(), escape);
      assertFalse(team.submissions().listIssues(end.id()).items().isEmpty());
    }
  }
}
