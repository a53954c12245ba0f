package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.client.ApiException;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KillTest {
  private static final Map<String, String> SHORT_LEASE = Map.of("LEASE_SECONDS", "3");
  private static final int TEAMS = 4;
  private static final int EACH = 10;

  @TempDir private Path data;

  @Test
  void killedServer_losesNothingAcknowledgedAndScoresNothingTwice() throws Exception {
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    List<Caller> teams = new ArrayList<>();
    Scene scene;
    String phase;
    List<ProcessHandle> evaluators;
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), SHORT_LEASE)) {
      scene = Scene.open(server.url(), server.administrator());
      phase = scene.openPhase(new PhaseForm().limit(EACH, QuotaPeriod.TOTAL));
      for (int i = 0; i < TEAMS; i++) {
        teams.add(scene.captain());
      }
      submitUntilKilled(server, teams, phase, acknowledged);
      evaluators = server.evaluators();
      server.kill();
    }
    awaitEnd(evaluators);
    assertTrue(acknowledged.size() < TEAMS * EACH, "nothing was left when the server died");

    try (ServerProcess server = ServerProcess.start(data, SHORT_LEASE)) {
      Caller organiser = scene.organiser().at(server.url());
      for (String submission : acknowledged.values()) {
        assertEquals(
            SubmissionState.SCORED, Scene.awaitFinal(organiser, submission).state(), submission);
      }
      Map<String, String> all = repeatAll(server, teams, phase, acknowledged);
      for (String submission : all.values()) {
        requireOneScore(organiser, submission);
      }
      requireCounts(organiser, server, teams, phase);
    }
  }

  private static void submitUntilKilled(
      ServerProcess server, List<Caller> teams, String phase, Map<String, String> acknowledged) {
    for (int i = 0; i < TEAMS; i++) {
      int team = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int k = 0; k < EACH; k++) {
                    Caller.Reply reply =
                        teams.get(team).submit(phase, Scene.right(k % 9), "file-" + k);
                    if (reply.status() == 201) {
                      acknowledged.put(team + " " + k, reply.body().get("id").asText());
                    }
                  }
                } catch (UncheckedIOException killed) {
                  // What was not acknowledged is sent again after the restart.
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> acknowledged.size() >= EACH);
  }

  /** Sends everything again under its key: what was acknowledged is answered as before. */
  private static Map<String, String> repeatAll(
      ServerProcess server, List<Caller> teams, String phase, Map<String, String> acknowledged) {
    Map<String, String> all = new HashMap<>();
    for (int team = 0; team < TEAMS; team++) {
      for (int k = 0; k < EACH; k++) {
        Caller.Reply reply =
            teams.get(team).at(server.url()).submit(phase, Scene.right(k % 9), "file-" + k);
        assertEquals(201, reply.status(), reply.body().toString());
        String id = reply.body().get("id").asText();
        all.put(team + " " + k, id);
        assertEquals(acknowledged.getOrDefault(team + " " + k, id), id);
      }
    }
    assertEquals(TEAMS * EACH, Set.copyOf(all.values()).size());
    return all;
  }

  private static void requireOneScore(Caller organiser, String submission) throws ApiException {
    Submission end = Scene.awaitFinal(organiser, submission);
    assertEquals(SubmissionState.SCORED, end.state(), end.toString());
    List<Evaluation> evaluations = organiser.evaluations().listEvaluations(submission).items();
    assertEquals(1, evaluations.size());
    assertEquals(EvaluationState.SCORED, evaluations.get(0).state());
  }

  private static void requireCounts(
      Caller organiser, ServerProcess server, List<Caller> teams, String phase)
      throws ApiException {
    Set<String> listed = new HashSet<>();
    organiser
        .submissions()
        .listSubmissions(phase, 200, null, null, null)
        .items()
        .forEach(one -> listed.add(one.id()));
    assertEquals(TEAMS * EACH, listed.size());
    for (Caller team : teams) {
      assertEquals(
          EACH, team.at(server.url()).submissions().getQuota(phase).limits().get(0).used());
    }
    List<LeaderboardEntry> entries = organiser.leaderboards().getLeaderboard(phase, null).entries();
    assertEquals(TEAMS, entries.size());
    for (LeaderboardEntry entry : entries) {
      assertEquals(EACH, entry.submissions(), entry.toString());
      assertEquals(1.0, entry.value(), entry.toString());
    }
  }

  @Test
  void killedEvaluator_isReplacedAndItsWorkTriedOnceMore() throws Exception {
    Map<String, String> settings = Map.of("LEASE_SECONDS", "3", "WORKERS", "1");
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), settings)) {
      Scene scene = Scene.open(server.url(), server.administrator());
      Caller team = scene.captain();
      String phase = scene.openPhase(new PhaseForm().limit(2, QuotaPeriod.TOTAL));
      Caller organiser = scene.organiser();

      String once = submittedToStopped(server, team, phase);
      killWhileScoring(server, organiser, once, 1);
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, once).state());
      assertEquals(2, evaluation(organiser, once).attempts());

      String twice = submittedToStopped(server, team, phase);
      killWhileScoring(server, organiser, twice, 1);
      // The next attempt meets a child that somebody else warmed up.
      scene.organiser().phases().openPhase(scene.phase(new PhaseForm()));
      stopAll(server);
      killWhileScoring(server, organiser, twice, 2);
      Submission failed = Scene.awaitFinal(team, twice);
      assertEquals(SubmissionState.FAILED, failed.state());
      assertEquals("RESOURCES", evaluation(organiser, twice).fault().name());
      assertEquals(1, team.submissions().getQuota(phase).limits().get(0).used());

      Submission next = Scene.evaluated(team, phase, Scene.TRUTH);
      assertEquals(SubmissionState.SCORED, next.state());
    }
  }

  /** A submission whose evaluator cannot answer before it is killed. */
  private static String submittedToStopped(ServerProcess server, Caller team, String phase)
      throws Exception {
    stopAll(server);
    return Scene.submitted(team, phase, Scene.TRUTH);
  }

  private static void stopAll(ServerProcess server) throws Exception {
    assertFalse(server.evaluators().isEmpty());
    for (ProcessHandle child : server.evaluators()) {
      Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start();
      assertEquals(0, stop.waitFor());
    }
  }

  private static void killWhileScoring(
      ServerProcess server, Caller organiser, String submission, int attempt) {
    awaitAttempt(organiser, submission, attempt);
    server.evaluators().forEach(ProcessHandle::destroyForcibly);
  }

  private static void awaitAttempt(Caller organiser, String submission, int attempt) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              Evaluation now = evaluation(organiser, submission);
              return now.state() == EvaluationState.SCORING && now.attempts() == attempt;
            });
  }

  private static Evaluation evaluation(Caller by, String submission) throws ApiException {
    return by.evaluations().listEvaluations(submission).items().get(0);
  }

  @Test
  void killedDatabase_isTold503UntilTheServerIsStartedAgain() throws Exception {
    String submission;
    Scene scene;
    Caller team;
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), Map.of())) {
      scene = Scene.open(server.url(), server.administrator());
      team = scene.captain();
      String phase = scene.openPhase(new PhaseForm());
      submission = Scene.evaluated(team, phase, Scene.TRUTH).id();

      ProcessHandle postgres = server.postgres();
      postgres.destroyForcibly();
      postgres.onExit().join();
      for (Callable<Object> request :
          List.<Callable<Object>>of(
              () -> scene.organiser().access().getMe(),
              () -> team.submissions().getSubmission(submission, null),
              () -> scene.anonymous().challenges().getChallenge(scene.challengeId(), null))) {
        Refused refused = Refused.by(request::call);
        assertEquals(503, refused.status());
      }
      Caller.Reply refused = team.submit(phase, Scene.TRUTH);
      assertEquals(503, refused.status());
      assertEquals("2", refused.header("Retry-After"));
      assertEquals(200, scene.anonymous().send("GET", "/healthz", "", Map.of()).status());
      Caller.Reply ready = scene.anonymous().send("GET", "/readyz", "", Map.of());
      assertEquals(503, ready.status(), ready.body().toString());
      server.terminate();
    }
    try (ServerProcess server = ServerProcess.start(data, Map.of())) {
      Submission kept = team.at(server.url()).submissions().getSubmission(submission, null);
      assertEquals(SubmissionState.SCORED, kept.state());
    }
  }

  @Test
  void terminatedServer_leavesNoProcessBehind() throws Exception {
    List<ProcessHandle> family;
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), Map.of())) {
      Scene scene = Scene.open(server.url(), server.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Scene.evaluated(scene.captain(), phase, Scene.TRUTH);
      family = server.family();
      assertFalse(server.evaluators().isEmpty());
      server.terminate();
    }
    assertTrue(family.size() > 3, family.toString());
    awaitEnd(family);
  }

  @Test
  void terminatedServer_givesItsWorkBackAndWarnsOfNothing() throws Exception {
    Map<String, String> settings = Map.of("LEASE_SECONDS", "600", "WORKERS", "1");
    Caller team;
    Caller organiser;
    String submission;
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), settings)) {
      Scene scene = Scene.open(server.url(), server.administrator());
      organiser = scene.organiser();
      team = scene.captain();
      String phase = scene.openPhase(new PhaseForm());
      submission = submittedToStopped(server, team, phase);
      awaitAttempt(organiser, submission, 1);
      server.terminate();
      assertEquals(
          List.of(),
          server.errors().stream()
              .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
              .toList());
    }
    try (ServerProcess server = ServerProcess.start(data, settings)) {
      Submission end = Scene.awaitFinal(team.at(server.url()), submission);
      assertEquals(SubmissionState.SCORED, end.state(), end.toString());
      assertEquals(1, evaluation(organiser.at(server.url()), submission).attempts());
    }
  }

  @Test
  void serverThatIsTerminatedWhileItStarts_leavesNoDatabaseBehind() throws Exception {
    Path pid = data.resolve("postgresql/postmaster.pid");
    try (ServerProcess server = ServerProcess.launch(data, Map.of())) {
      // While the cluster is made, the number in the file is negative.
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .ignoreExceptions()
          .until(() -> server.postgres().isAlive());
      ProcessHandle postgres = server.postgres();
      server.terminate();
      assertFalse(Files.exists(pid));
      awaitEnd(List.of(postgres));
    }
  }

  @Test
  void closedServer_leavesNoProcessBehind() throws Exception {
    Set<Long> before = pids();
    List<ProcessHandle> started = new ArrayList<>();
    try (TestServer server = TestServer.start(Map.of())) {
      Scene scene = Scene.open(server.url(), server.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Scene.evaluated(scene.captain(), phase, Scene.TRUTH);
      Set<Long> children = pids();
      children.removeAll(before);
      assertFalse(children.isEmpty());
      children.forEach(pid -> ProcessHandle.of(pid).ifPresent(started::add));
      ProcessHandle postgres = server.postgres();
      started.add(postgres);
      started.addAll(postgres.descendants().toList());
    }
    assertTrue(started.size() > 3, started.toString());
    awaitEnd(started);
  }

  private static Set<Long> pids() {
    Set<Long> pids = new HashSet<>();
    ProcessHandle.current().descendants().forEach(process -> pids.add(process.pid()));
    return pids;
  }

  private static void awaitEnd(List<ProcessHandle> processes) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertEquals(
                    List.of(),
                    processes.stream()
                        .filter(ProcessHandle::isAlive)
                        .map(process -> process.pid() + " " + process.info().commandLine())
                        .toList()));
  }
}
