package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.client.ApiException;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without workers, and processes that only work beside it. */
final class WorkTest {
  private static final Map<String, String> SHORT = Map.of("LEASE_SECONDS", "3", "WORKERS", "1");

  @TempDir private static Path data;
  private static ServerProcess server;
  private static Scene scene;
  private static Caller team;
  private static String phase;

  @BeforeAll
  static void start() throws ApiException {
    server = ServerProcess.start(FirstStart.in(data), Map.of("LEASE_SECONDS", "3", "WORKERS", "0"));
    scene = Scene.open(server.url(), server.administrator());
    team = scene.captain();
    phase = scene.openPhase(new PhaseForm());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  @Test
  void serverWithoutWorkers_leavesTheWorkToThoseWhoOnlyWork() throws Exception {
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      waiting.add(Scene.submitted(team, phase, Scene.right(i)));
    }
    Thread.sleep(1_500);
    for (String one : waiting) {
      assertEquals(SubmissionState.RECEIVED, state(one));
    }
    try (ServerProcess one = ServerProcess.startWork(data, SHORT);
        ServerProcess two = ServerProcess.startWork(data, SHORT)) {
      for (String submission : waiting) {
        assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, submission).state());
        assertEquals(1, evaluation(submission).attempts());
      }
      assertTrue(one.isAlive() && two.isAlive());
      assertEquals(0, one.terminate() & ~143, one.errors().toString());
    }
  }

  @Test
  void idleProcess_takesWorkOfAnotherWithinAFractionOfASecond() throws Exception {
    try (ServerProcess work = ServerProcess.startWork(data, SHORT)) {
      Scene.evaluated(team, phase, Scene.TRUTH);
      List<Long> waits = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        Evaluation done = evaluation(Scene.evaluated(team, phase, Scene.TRUTH).id());
        waits.add(Duration.between(done.createdAt(), done.startedAt()).toMillis());
      }
      assertTrue(waits.stream().sorted().toList().get(4) < 250, waits.toString());
      assertTrue(work.isAlive());
    }
  }

  @Test
  void killedProcess_isTakenOverFromWhenItsLeaseEnds() throws Exception {
    String submission;
    try (ServerProcess work = ServerProcess.startWork(data, SHORT)) {
      Scene.evaluated(team, phase, Scene.TRUTH);
      stopEvaluators(work);
      submission = Scene.submitted(team, phase, Scene.TRUTH);
      awaitScoring(submission);
      work.kill();
    }
    long killed = System.nanoTime();
    try (ServerProcess work = ServerProcess.startWork(data, SHORT)) {
      Submission end = Scene.awaitFinal(team, submission);
      assertEquals(SubmissionState.SCORED, end.state(), end.toString());
      assertEquals(2, evaluation(submission).attempts());
      assertTrue(Duration.ofNanos(System.nanoTime() - killed).toSeconds() < 60);
      assertTrue(work.isAlive());
    }
  }

  @Test
  void stoppedProcess_givesItsWorkBackAtOnce() throws Exception {
    Map<String, String> longLease = Map.of("LEASE_SECONDS", "600", "WORKERS", "1");
    String submission;
    try (ServerProcess work = ServerProcess.startWork(data, longLease)) {
      Scene.evaluated(team, phase, Scene.TRUTH);
      stopEvaluators(work);
      submission = Scene.submitted(team, phase, Scene.TRUTH);
      awaitScoring(submission);
      work.terminate();
      assertEquals(List.of(), warnings(work));
    }
    assertEquals(EvaluationState.QUEUED, evaluation(submission).state());
    try (ServerProcess work = ServerProcess.startWork(data, longLease)) {
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, submission).state());
      assertEquals(1, evaluation(submission).attempts());
      assertTrue(work.isAlive());
    }
  }

  @Test
  void healthPort_tellsHowItIs() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> settings = Map.of("WORKERS", "1", "WORK_PORT", Integer.toString(port));
    try (ServerProcess work = ServerProcess.startWork(data, settings)) {
      Caller anybody = new Caller("http://localhost:" + port, null, null);
      assertEquals(200, anybody.send("GET", "/healthz", "", Map.of()).status());
      Caller.Reply ready = anybody.send("GET", "/readyz", "", Map.of());
      assertEquals(200, ready.status());
      assertEquals("up", ready.body().get("checks").get("database").asText());
      assertEquals("up", ready.body().get("checks").get("store").asText());
      assertEquals(404, anybody.send("GET", "/v1/meta", "", Map.of()).status());
      assertTrue(work.out().contains("health: http://localhost:" + port + "/readyz"));
    }
  }

  @Test
  void wrongSettings_areNamed(@TempDir Path other) throws Exception {
    refuses(data, Map.of("WORKERS", "0"), "ACESO_WORKERS must be at least 1");
    refuses(other, Map.of(), "there is no installation in " + other);
    Map<String, String> elsewhere =
        Map.of(
            "DATABASE_URL",
            server.databaseUrl(),
            "DATABASE_USER",
            "postgres",
            "DATABASE_PASSWORD_FILE",
            data.resolve("postgresql-password").toString());
    refuses(other, elsewhere, "the stored files are not those of the servers of this database");
  }

  private static void refuses(Path folder, Map<String, String> settings, String line)
      throws InterruptedException {
    try (ServerProcess work = ServerProcess.launchWork(folder, settings)) {
      assertEquals(64, work.end());
      assertTrue(
          work.errors().stream().anyMatch(one -> one.startsWith("aceso: " + line)),
          work.errors().toString());
    }
  }

  @Test
  void endOfTheEmbeddedDatabase_endsIt(@TempDir Path own) throws Exception {
    ServerProcess work;
    try (ServerProcess alone = ServerProcess.start(FirstStart.in(own), Map.of("WORKERS", "0"))) {
      work = ServerProcess.startWork(own, SHORT);
      alone.terminate();
    }
    try (work) {
      assertEquals(1, work.end());
      assertFalse(work.isAlive());
    }
  }

  private static void stopEvaluators(ServerProcess work) throws Exception {
    assertFalse(work.evaluators().isEmpty());
    for (ProcessHandle child : work.evaluators()) {
      Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start();
      assertEquals(0, stop.waitFor());
    }
  }

  private static void awaitScoring(String submission) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> evaluation(submission).state() == EvaluationState.SCORING);
  }

  private static SubmissionState state(String submission) throws ApiException {
    return team.submissions().getSubmission(submission, null).state();
  }

  private static Evaluation evaluation(String submission) throws ApiException {
    return scene.organiser().evaluations().listEvaluations(submission).items().get(0);
  }

  private static List<String> warnings(ServerProcess of) {
    return of.errors().stream()
        .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
        .toList();
  }
}
