package org.aceso.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server where nobody evaluates, and one beside it that does when a test starts it. */
final class CancellationTest {
  private static TestServer idle;

  @BeforeAll
  static void start() {
    idle = TestServer.start(Map.of("WORKERS", "0"));
  }

  @AfterAll
  static void stop() {
    idle.close();
  }

  private static Scene scene() throws ApiException {
    return Scene.open(idle.url(), idle.administrator());
  }

  private static Submission cancel(Caller caller, String id) throws ApiException {
    return caller.submissions().cancelSubmission(id);
  }

  @Test
  void waitingSubmission_isNeverEvaluatedAndGivesItsUseBack() throws Exception {
    Scene scene = scene();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
    String id = Scene.submitted(team, phase, Scene.TRUTH);
    Submission cancelled = cancel(team, id);
    assertEquals(SubmissionState.CANCELLED, cancelled.state());
    assertTrue(cancelled.isFinal());
    assertEquals(cancelled, cancel(team, id));

    String next = Scene.submitted(team, phase, Scene.TRUTH);
    try (TestServer working = idle.startAnother(Map.of("WORKERS", "1"))) {
      Caller there = team.at(working.url());
      Awaitility.await().until(() -> there.submissions().getSubmission(next, null).isFinal());
      assertEquals(SubmissionState.CANCELLED, there.submissions().getSubmission(id, null).state());
      Refused refused = Refused.by(() -> cancel(there, next));
      assertEquals("409 SCORED", refused.statusAndState());
    }
    assertEquals(List.of("submission.received", "submission.cancelled"), events(team, id));
  }

  /** As it is while a worker has it in hand. */
  @Test
  void submissionThatAWorkerBeganWith_countsAndItsResultIsLost() throws Exception {
    Scene scene = scene();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
    String id = Scene.submitted(team, phase, Scene.TRUTH);
    try (TestServer working = idle.startAnother(Map.of("WORKERS", "0"))) {
      begin(working, id);
      assertEquals(SubmissionState.CANCELLED, cancel(team.at(working.url()), id).state());
    }
    assertEquals(0, team.submissions().getQuota(phase).limits().get(0).remaining());
    scene.organiser().phases().closePhase(phase);
    scene.organiser().phases().publishPhase(phase);
  }

  private static void begin(TestServer server, String submission) {
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    """
                    UPDATE evaluation SET state = 'SCORING', attempts = 1, lease = gen_random_uuid(),
                      leased_until = now() + interval '1 hour' WHERE submission_id = ?
                    """,
                    submission));
  }

  @Test
  void submissionOfAnotherTeam_isNotThereToBeCancelled() throws Exception {
    Scene scene = scene();
    String phase = scene.openPhase(new PhaseForm());
    String id = Scene.submitted(scene.captain(), phase, Scene.TRUTH);
    Refused.with(404, () -> cancel(scene.captain(), id));
    Refused.with(403, () -> cancel(scene.organiser(), id));
  }

  @Test
  void parallelCancellations_haveOneEffect() throws Exception {
    Scene scene = scene();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String id = Scene.submitted(team, phase, Scene.TRUTH);
    List<SubmissionState> states = Together.run(16, i -> () -> cancel(team, id).state());
    assertEquals(List.of(SubmissionState.CANCELLED), states.stream().distinct().toList());
    assertEquals(List.of("submission.received", "submission.cancelled"), events(team, id));
  }

  /** What is told of a submission, a moment after it was committed. */
  private static List<String> events(Caller team, String id) {
    String path = "/v1/submissions/" + id + "/events";
    return Awaitility.await()
        .until(
            () -> team.send("GET", path, "", Map.of()).body().findValuesAsText("type"),
            types -> types.size() >= 2);
  }
}
