package org.aceso.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestCommand;
import org.aceso.TestServer;
import org.aceso.external.Outside;
import org.aceso.plugin.TestJar;
import org.aceso.runner.Fault;
import org.aceso.runner.Runner;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.ExternalEvaluator;
import org.aceso.wire.Missing;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.Ranking;
import org.aceso.wire.Rescoring;
import org.aceso.wire.RescoringApplication;
import org.aceso.wire.SubmissionState;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluator that a hospital runs, against a real server. */
final class EvaluateCommandTest {
  private static final String LABELS = "id,a,b\nP1,1,0\nP2,0,1\nP3,1,1\nP4,0,0\n";

  private static final String TELLING =
      """
      if (word.equals("throw")) {
        throw new IllegalStateException(WORDS.get(r) + "-canary");
      }
      if (word.equals("loop")) {
        try {
          Thread.sleep(5_000);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      """;

  @TempDir private Path folder;

  private TestCommand evaluate(TestServer server, Outside field, String truth, String... more)
      throws Exception {
    Path token = Files.writeString(folder.resolve("token"), field.evaluator().token() + "\n");
    Path reference = Files.writeString(folder.resolve("truth.csv"), truth);
    List<String> arguments =
        new ArrayList<>(
            List.of("evaluate", "--server", server.url() + "/", "--token-file", token.toString()));
    arguments.addAll(
        List.of("--phase", field.phase(), "--reference", reference.toString(), "--once"));
    arguments.addAll(List.of(more));
    return TestCommand.run(arguments.toArray(String[]::new));
  }

  /**
   * A seed is drawn when a phase is opened, and no request can choose it: so that the replicates
   * can be compared, that of one phase is written into what the other froze.
   */
  @Test
  void scoresBoundsAndReplicates_areThoseOfOwnWorkersBitForBit() throws Exception {
    TestServer server = TestServer.shared();
    Outside field = Outside.open(server, new PhaseForm());
    Scene scene = field.scene();
    String own = scene.openPhase(new PhaseForm());
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    """
                    UPDATE phase SET frozen = jsonb_set(frozen, '{seed}',
                      (SELECT frozen->'seed' FROM phase WHERE id = ?)) WHERE id = ?
                    """,
                    own,
                    field.phase()));
    Caller team = scene.captain();
    for (String csv : List.of(Scene.ONE_WRONG, Scene.right(5), Scene.INVALID)) {
      String inside = Scene.evaluated(team, own, csv).id();
      String outside = Scene.submitted(team, field.phase(), csv);
      TestCommand ran = evaluate(server, field, Scene.TRUTH);
      assertEquals(0, ran.status(), ran.err());
      Scene.awaitFinal(team, outside);
      assertEquals(stored(server, inside), stored(server, outside), ran.err());
      assertEquals(team.submissions().listIssues(inside), team.submissions().listIssues(outside));
    }
    Evaluation last = evaluation(scene, field, team);
    assertEquals(Runner.version(), last.receipt().runnerVersion());
    assertTrue(last.receipt().external());
  }

  private static Evaluation evaluation(Scene scene, Outside field, Caller team) throws Exception {
    String newest =
        team.submissions().listSubmissions(field.phase(), 1, null, null, null).items().get(0).id();
    return scene.organiser().evaluations().listEvaluations(newest).items().get(0);
  }

  /** All that was stored: scores, bounds and parts as text, replicates as bytes. */
  private static String stored(TestServer server, String submission) {
    return server
        .jdbi()
        .withHandle(
            db ->
                db.createQuery(
                        """
                        SELECT concat(e.state, e.fault, e.scores, e.ranking_value::text,
                          encode(r.replicates, 'hex'))
                        FROM evaluation e
                        LEFT JOIN evaluation_replicates r ON r.evaluation_id = e.id
                        WHERE e.submission_id = :id
                        """)
                    .bind("id", submission)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void correctedTruth_isForWhatItsRescoringAsks_andForEverythingOnceItIsApplied() throws Exception {
    TestServer server = TestServer.shared();
    Outside field = Outside.open(server, new PhaseForm());
    Scene scene = field.scene();
    Caller team = scene.captain();
    String early = Scene.submitted(team, field.phase(), Scene.right(4));
    assertEquals(0, evaluate(server, field, Scene.TRUTH).status());
    assertEquals(0.5, accuracy(team, early));
    NewRescoring wanted = new NewRescoring("Labels were wrong.", null, null, null, null, null);
    Rescoring batch = scene.organiser().rescorings().startRescoring(field.phase(), wanted, null);
    String meanwhile = Scene.submitted(team, field.phase(), Scene.TRUTH);
    Path corrected = Files.writeString(folder.resolve("corrected.csv"), Scene.right(4));
    String option = "--corrected=" + batch.id() + "=" + corrected;

    for (int i = 0; i < 3; i++) {
      TestCommand ran = evaluate(server, field, Scene.TRUTH, option);
      assertEquals(0, ran.status(), ran.err());
    }
    assertEquals(1.0, accuracy(team, meanwhile), "what counts is computed with the old one");
    scene.organiser().rescorings().applyRescoring(batch.id(), new RescoringApplication(false));
    assertEquals(1.0, accuracy(team, early));
    assertEquals(0.5, accuracy(team, meanwhile));
    String late = Scene.submitted(team, field.phase(), Scene.right(4));
    assertEquals(0, evaluate(server, field, Scene.TRUTH, option).status());
    assertEquals(1.0, accuracy(team, late));
    String missing = "--corrected=" + batch.id() + "=" + folder.resolve("missing.csv");
    assertEquals(64, evaluate(server, field, Scene.TRUTH, missing).status());
  }

  private static Double accuracy(Caller team, String submission) throws Exception {
    return team.submissions().getSubmission(submission, null).scores().get("accuracy@1");
  }

  @Test
  void filesAmongTheSettings_areFetched() throws Exception {
    TestServer server = TestServer.shared();
    PhaseForm form = new PhaseForm();
    Scene scene = Scene.open(server.url(), server.administrator());
    form.externalEvaluator = new ExternalEvaluator(5);
    form.challengeType = "multilabel-classification@1";
    form.settings =
        Map.of("label_columns", "a,b", "baseline_labels", scene.file("train.csv", LABELS));
    form.cases = scene.file("cases.csv", "case\nP1\nP2\nP3\nP4\n");
    form.ranking =
        new Ranking("macro_auroc@1", 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 10, null);
    String phase = scene.openPhase(form);
    Outside field = new Outside(scene, phase, Outside.evaluator(scene, server));
    Caller team = scene.captain();
    String id =
        Scene.submitted(team, phase, "id,a,b\nP1,0.9,0.2\nP2,0.3,0.4\nP3,0.2,0.9\nP4,0.1,0.6\n");
    TestCommand ran = evaluate(server, field, LABELS);
    assertEquals(0, ran.status(), ran.err());
    Map<String, Double> scores = team.submissions().getSubmission(id, null).scores();
    assertEquals(0.75, scores.get("macro_auroc@1"), ran.err());
    assertEquals(0.5833333333333333, scores.get("macro_f1_rescaled@1[threshold=0.5]"));
  }

  @Test
  void nothingToDo_isNoFault_andWhatCannotWorkEndsIt() throws Exception {
    TestServer server = TestServer.shared();
    Outside field = Outside.open(server, new PhaseForm());
    assertEquals(0, evaluate(server, field, Scene.TRUTH).status());
    String id = Scene.submitted(field.scene().captain(), field.phase(), Scene.TRUTH);
    TestCommand ran = evaluate(server, field, Scene.INVALID);
    assertEquals(64, ran.status(), ran.err());
    assertTrue(ran.err().contains("the reference cannot be used"), ran.err());
    assertFalse(
        field.scene().organiser().submissions().getSubmission(id, null).isFinal(),
        "a wrong reference is no fault of a submission");
    Path token = Files.writeString(folder.resolve("token"), "aceso_pat_wrong");
    TestCommand refused =
        TestCommand.run(
            "evaluate",
            "--server",
            server.url(),
            "--token-file",
            token.toString(),
            "--phase",
            field.phase(),
            "--reference",
            token.toString(),
            "--once");
    assertEquals(64, refused.status(), refused.err());
    assertTrue(refused.err().contains("401"), refused.err());
  }

  /** A type that quotes the truth when it fails, and one file with which it outlasts two leases. */
  @Test
  void whatAPluginSaysWhenItFails_staysHere_andSlowWorkKeepsItsLease() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    new TestJar("telling")
        .type("Telling", "telling", "", TELLING)
        .provides("test.Telling")
        .writeTo(plugins.resolve("telling.jar"));
    try (TestServer server =
        TestServer.start(Map.of("PLUGINS", plugins.toString(), "LEASE_SECONDS", "2"))) {
      PhaseForm form = new PhaseForm();
      Scene scene = Scene.open(server.url(), server.administrator());
      form.externalEvaluator = new ExternalEvaluator(null);
      form.challengeType = "telling@1";
      form.settings = Map.of();
      form.cases = scene.file("cases.csv", "case\nP1\n");
      form.ranking = new Ranking("fine@1", 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 0, null);
      String phase = scene.openPhase(form);
      Outside field = new Outside(scene, phase, Outside.evaluator(scene, server));
      String id = Scene.submitted(scene.captain(), phase, "id,word\nP1,throw\n");
      TestCommand ran =
          evaluate(server, field, "id,word\nP1,halt\n", "--plugins", plugins.toString());
      assertEquals(0, ran.status(), ran.err());
      assertTrue(ran.err().contains("halt-canary"), ran.err());
      assertEquals(
          SubmissionState.FAILED, Scene.awaitFinal(scene.organiser(), id).state(), ran.err());
      Evaluation failed = scene.organiser().evaluations().listEvaluations(id).items().get(0);
      assertNotEquals(null, failed.detail());
      assertFalse(failed.toString().contains("halt-canary"), failed.toString());

      String slow = Scene.submitted(scene.captain(), phase, "id,word\nP1,loop\n");
      ran = evaluate(server, field, "id,word\nP1,halt\n", "--plugins", plugins.toString());
      assertEquals(
          SubmissionState.SCORED, Scene.awaitFinal(scene.organiser(), slow).state(), ran.err());
      Evaluation kept = scene.organiser().evaluations().listEvaluations(slow).items().get(0);
      assertEquals(1, kept.attempts(), ran.err());
    }
  }

  /** The attempt is counted back when what it is measured by changes: its number comes again. */
  @Test
  void evaluationThatIsBegunAgain_takesAnotherReport() throws Exception {
    TestServer server = TestServer.shared();
    Outside field = Outside.open(server, new PhaseForm());
    Scene scene = field.scene();
    Caller team = scene.captain();
    Scene.submitted(team, field.phase(), Scene.right(4));
    assertEquals(0, evaluate(server, field, Scene.TRUTH).status());
    NewRescoring wanted = new NewRescoring("Labels were wrong.", null, null, null, null, null);
    Rescoring batch = scene.organiser().rescorings().startRescoring(field.phase(), wanted, null);
    String late = Scene.submitted(team, field.phase(), Scene.TRUTH);
    Server api = new Server(URI.create(server.url()), field.evaluator().token());
    EvaluationClaim first = api.claim(field.phase()).orElseThrow();
    assertEquals(late, first.submissionId());
    api.report(first, Reporting.failed(Fault.RESOURCES));
    Path corrected = Files.writeString(folder.resolve("corrected.csv"), Scene.right(4));
    String option = "--corrected=" + batch.id() + "=" + corrected;
    assertEquals(0, evaluate(server, field, Scene.TRUTH, option).status());
    scene.organiser().rescorings().applyRescoring(batch.id(), new RescoringApplication(false));

    EvaluationClaim again = api.claim(field.phase()).orElseThrow();
    assertEquals(first.evaluationId(), again.evaluationId());
    assertEquals(first.attempt(), again.attempt());
    api.report(again, Reporting.failed(Fault.PLUGIN));
    assertEquals(SubmissionState.FAILED, Scene.awaitFinal(team, late).state());
  }
}
