package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.plugin.TestJar;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Evaluation;
import org.aceso.wire.Fault;
import org.aceso.wire.Missing;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Ranking;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A submission that kills whoever evaluates it, process and all. */
final class PoisonTest {
  private static final String KILL_THE_PARENT =
      """
      if (word.equals("parent")) {
        ProcessHandle.current().parent().orElseThrow().destroyForcibly();
        while (depth(-1) < 2) {
          Thread.onSpinWait();
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void submissionThatKillsItsWorkers_failsAfterThreeAndBlocksNobody() throws Exception {
    Path plugins = folder.resolve("plugins");
    assertTrue(plugins.toFile().mkdir());
    new TestJar("words")
        .type("Words", "words", "", KILL_THE_PARENT)
        .provides("test.Words")
        .writeTo(plugins.resolve("words.jar"));
    Path data = FirstStart.in(folder.resolve("data"));
    Map<String, String> idle =
        Map.of("WORKERS", "0", "PLUGINS", plugins.toString(), "LEASE_SECONDS", "2");
    try (ServerProcess server = ServerProcess.start(data, idle)) {
      Scene scene = Scene.open(server.url(), server.administrator());
      String phase = scene.openPhase(form(scene));
      Caller team = scene.captain();
      Caller other = scene.captain();
      String poison = Scene.submitted(team, phase, csv("parent"));
      List<String> fine = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        fine.add(Scene.submitted(i % 2 == 0 ? team : other, phase, csv("fine")));
      }
      try (Supervisor supervisor = new Supervisor(data)) {
        for (String one : fine) {
          assertEquals(SubmissionState.SCORED, Scene.awaitFinal(scene.organiser(), one).state());
        }
        Submission end = Scene.awaitFinal(team, poison);
        assertEquals(SubmissionState.FAILED, end.state());
        Evaluation evaluation =
            scene.organiser().evaluations().listEvaluations(poison).items().get(0);
        assertEquals(Fault.HUB, evaluation.fault());
        assertEquals(3, evaluation.attempts());
        assertEquals(2, team.submissions().getQuota(phase).limits().get(0).used());
        assertTrue(supervisor.starts.get() >= 3);
        String after = Scene.submitted(other, phase, csv("fine"));
        assertEquals(SubmissionState.SCORED, Scene.awaitFinal(other, after).state());
      }
    }
  }

  private static PhaseForm form(Scene scene) throws Exception {
    PhaseForm form = new PhaseForm().limit(10, QuotaPeriod.TOTAL);
    form.challengeType = "words@1";
    form.settings = Map.of();
    form.ranking = new Ranking("fine@1", 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 0, null);
    form.reference = scene.file("truth.csv", csv("fine"));
    return form;
  }

  private static String csv(String word) {
    return "id,word\na,fine\nb," + word + "\n";
  }

  /** Starts one that works again whenever it ends, as an operator's does. */
  private static final class Supervisor implements AutoCloseable {
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;

    Supervisor(Path data) {
      thread = new Thread(() -> supervise(data));
      thread.start();
    }

    private void supervise(Path data) {
      Map<String, String> settings = Map.of("WORKERS", "1", "LEASE_SECONDS", "2");
      while (!over.get()) {
        try (ServerProcess work = ServerProcess.launchWork(data, settings)) {
          starts.incrementAndGet();
          while (work.isAlive() && !over.get()) {
            Thread.sleep(50);
          }
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      over.set(true);
      thread.join();
    }
  }
}
