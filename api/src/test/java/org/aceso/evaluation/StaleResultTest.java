package org.aceso.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.phase.Phase;
import org.aceso.phase.Phases;
import org.aceso.queue.Job;
import org.aceso.queue.JobQueue;
import org.aceso.runner.Fault;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.RescoringApplication;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.Test;

/** A worker that claimed while a rescoring was applied, and read the phase before. */
final class StaleResultTest {

  @Test
  void computedByWhatCountsNoLonger_isNotWrittenAndBegunAgain() throws Exception {
    try (TestServer idle = TestServer.start(Map.of("WORKERS", "0"))) {
      Scene scene = Scene.open(idle.url(), idle.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Caller team = scene.captain();
      String submission = Scene.submitted(team, phase, Scene.TRUTH);
      Phase before = idle.jdbi().withHandle(db -> Phases.get(phase, db));
      String rescoring =
          scene
              .organiser()
              .rescorings()
              .startRescoring(phase, new NewRescoring("Anew.", null, null, null, null, null), null)
              .id();
      scene.organiser().rescorings().applyRescoring(rescoring, new RescoringApplication(false));
      Phase after = idle.jdbi().withHandle(db -> Phases.get(phase, db));

      Job job = new JobQueue(idle.jdbi(), Duration.ofHours(1)).claim().orElseThrow();
      assertEquals(submission, job.submissionId());
      assertFalse(failed(idle, job, before));
      assertEquals(
          SubmissionState.VALIDATING, team.submissions().getSubmission(submission, null).state());
      Job again = new JobQueue(idle.jdbi(), Duration.ofHours(1)).claim().orElseThrow();
      assertEquals(job.evaluationId(), again.evaluationId());
      assertEquals(1, again.attempt(), "it was nobody's fault");
      assertTrue(failed(idle, again, after));
      assertEquals(
          SubmissionState.FAILED, team.submissions().getSubmission(submission, null).state());
    }
  }

  private static boolean failed(TestServer server, Job job, Phase computedBy) {
    return server
        .jdbi()
        .inTransaction(db -> Results.fail(job, computedBy, Fault.PLUGIN, "a test", db));
  }
}
