package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aceso.client.ApiException;
import org.aceso.wire.NewRescoring;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of OpenTelemetry gets to know of requests and of the work that follows. */
final class TraceTest {
  private static final String SUBMIT = "POST /v1/phases/{phaseId}/submissions";
  private static final String FOREIGN = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String FOREIGN_STEP = "00f067aa0ba902b7";

  private static Collector collector;
  private static TestServer server;
  private static Scene scene;
  private static Caller team;
  private static String phase;

  @BeforeAll
  static void start() throws ApiException, IOException {
    collector = Collector.start();
    server = TestServer.start(Map.of("OTLP_ENDPOINT", collector.url()));
    scene = Scene.open(server.url(), server.administrator());
    team = scene.captain();
    phase = scene.openPhase(new PhaseForm());
  }

  @AfterAll
  static void stop() {
    server.close();
    collector.close();
  }

  @Test
  void submission_isOneTraceFromTheRequestToTheChild() {
    String id = Scene.evaluated(team, phase, Scene.right(3)).id();
    String trace = traceOf(id);
    Collector.Seen request = await(trace, SUBMIT);
    Collector.Seen evaluation = await(trace, "evaluation");
    Collector.Seen child = await(trace, "child Score");
    assertEquals("", request.parent());
    assertEquals(request.id(), evaluation.parent());
    assertEquals(evaluation.id(), child.parent());
    assertEquals(
        Map.of(
            "http.request.method", "POST",
            "http.route", "/v1/phases/{phaseId}/submissions",
            "aceso.operation", "createSubmission",
            "http.response.status_code", "201"),
        request.attributes());
    assertEquals(Map.of("aceso.evaluation.attempt", "1"), evaluation.attributes());
    assertEquals("aceso-serve", request.service());
  }

  @Test
  void foreignTrace_isGoneOnWith() {
    String id = submit("00-" + FOREIGN + "-" + FOREIGN_STEP + "-01");
    Scene.awaitFinal(team, id);
    Collector.Seen request = await(FOREIGN, SUBMIT);
    assertEquals(FOREIGN_STEP, request.parent());
    assertEquals(request.id(), await(FOREIGN, "evaluation").parent());
  }

  @Test
  void traceparentThatIsNone_beginsATrace() {
    String trace = traceOf(submit("00-" + "0".repeat(32) + "-nonsense-01"));
    assertEquals("", await(trace, SUBMIT).parent());
  }

  @Test
  void unsampledForeignTrace_isNotSent() {
    String trace = "a".repeat(32);
    String id = submit("00-" + trace + "-" + FOREIGN_STEP + "-00");
    Scene.awaitFinal(team, id);
    assertEquals(trace, traceOf(id));
    await(traceOf(Scene.evaluated(team, phase, Scene.right(5)).id()), "evaluation");
    assertTrue(collector.all().stream().noneMatch(one -> one.trace().equals(trace)));
  }

  @Test
  void traces_nameNobody() {
    String id = Scene.evaluated(team, phase, Scene.right(4)).id();
    team.send("GET", "/v1/submissions/" + id + "?fields=secret-words", "", Map.of());
    await(traceOf(id), "evaluation");
    String sent = collector.text();
    for (String word : List.of(team.personId(), id, phase, "secret-words", "aceso_pat_")) {
      assertFalse(sent.contains(word), word);
    }
  }

  @Test
  void rescoring_isTheParentOfItsEvaluations() throws Exception {
    String own = openPhaseWithOne();
    scene
        .organiser()
        .rescorings()
        .startRescoring(own, new NewRescoring("Again.", null, null, null, null, null), null);
    Collector.Seen request = awaitNamed("POST /v1/phases/{phaseId}/rescorings");
    assertEquals(request.id(), await(request.trace(), "evaluation").parent());
  }

  @Test
  void processThatOnlyWorks_goesOnWithTheTraceOfTheServer(@TempDir Path data) throws Exception {
    Map<String, String> traced = Map.of("OTLP_ENDPOINT", collector.url(), "WORKERS", "1");
    try (ServerProcess serve =
            ServerProcess.start(
                FirstStart.in(data), Map.of("OTLP_ENDPOINT", collector.url(), "WORKERS", "0"));
        ServerProcess work = ServerProcess.startWork(data, traced)) {
      Scene there = Scene.open(serve.url(), serve.administrator());
      Caller captain = there.captain();
      String open = there.openPhase(new PhaseForm());
      String trace = "b".repeat(32);
      Caller.Reply reply = send(captain, open, "00-" + trace + "-" + FOREIGN_STEP + "-01");
      Scene.awaitFinal(captain, reply.body().get("id").asText());
      Collector.Seen evaluation = await(trace, "evaluation");
      assertEquals(await(trace, SUBMIT).id(), evaluation.parent());
      assertEquals("aceso-work", evaluation.service());
      assertTrue(work.isAlive());
    }
  }

  @Test
  void serverWithoutCollector_tracesNothing() throws Exception {
    Scene untraced = Scene.open();
    Caller captain = untraced.captain();
    String open = untraced.openPhase(new PhaseForm());
    String trace = "c".repeat(32);
    Caller.Reply reply = send(captain, open, "00-" + trace + "-" + FOREIGN_STEP + "-01");
    String id = reply.body().get("id").asText();
    Scene.awaitFinal(captain, id);
    List<String> kept =
        TestServer.shared()
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery(
                            "SELECT traceparent FROM evaluation WHERE traceparent IS NOT NULL")
                        .mapTo(String.class)
                        .list());
    assertEquals(List.of(), kept);
    assertTrue(collector.all().stream().noneMatch(one -> one.trace().equals(trace)));
  }

  @Test
  void collectorThatIsNoUrl_isRefusedAtTheStart() {
    for (String wrong : List.of("localhost:4318", "ftp://a", "http://a/v1/traces", "http://a b")) {
      Map<String, String> settings = Map.of("OTLP_ENDPOINT", wrong);
      assertThrows(ConfigException.class, () -> TestServer.start(settings), wrong);
    }
  }

  private static String openPhaseWithOne() throws ApiException {
    String own = scene.openPhase(new PhaseForm());
    Scene.evaluated(team, own, Scene.right(6));
    return own;
  }

  private static String submit(String traceparent) {
    Caller.Reply reply = send(team, phase, traceparent);
    assertEquals(201, reply.status(), reply.body().toString());
    return reply.body().get("id").asText();
  }

  private static Caller.Reply send(Caller by, String phaseId, String traceparent) {
    return by.send(
        "POST",
        "/v1/phases/" + phaseId + "/submissions",
        Scene.TRUTH,
        Map.of("traceparent", traceparent));
  }

  /** As the queue has it. */
  private static String traceOf(String submissionId) {
    return server
        .jdbi()
        .withHandle(
            db ->
                db.createQuery("SELECT traceparent FROM evaluation WHERE submission_id = :id")
                    .bind("id", submissionId)
                    .mapTo(String.class)
                    .one())
        .substring(3, 35);
  }

  private static Collector.Seen await(String trace, String name) {
    return Awaitility.await(name)
        .until(() -> collector.find(trace, name), found -> found.isPresent())
        .orElseThrow();
  }

  private static Collector.Seen awaitNamed(String name) {
    return Awaitility.await(name)
        .until(
            () -> collector.all().stream().filter(one -> one.name().equals(name)).findFirst(),
            found -> found.isPresent())
        .orElseThrow();
  }
}
