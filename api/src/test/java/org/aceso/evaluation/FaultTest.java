package org.aceso.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.wire.Issue;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
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
}
