package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Missing;
import org.aceso.wire.PhasePatch;
import org.aceso.wire.PhaseState;
import org.aceso.wire.Ranking;
import org.aceso.wire.Ties;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type that takes its time keeps its own callers waiting, and nobody else. */
final class SlowTypeTest {
  /** Waits as long as there is a file, and leaves a trace of having been asked. */
  private static final String SLOW =
      """
      package test;

      import java.nio.file.Files;
      import java.nio.file.Path;
      import org.aceso.spi.*;

      public class Slow extends Words {
        @Override
        public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
          Path folder = Path.of("%s");
          try {
            if (Files.exists(folder.resolve("hold"))) {
              Files.createTempFile(folder, "asked", "");
            }
            while (Files.exists(folder.resolve("hold"))) {
              Thread.sleep(20);
            }
          } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return super.configure(settings, issues);
        }
      }
      """;

  private static final String TRUTH = "id,word\na,fine\nb,fine\n";

  /** One for the only worker, and one. */
  private static final int CHILDREN = 2;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private static Path plugins;
  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    new TestJar("words")
        .type("Words", "words", "", "")
        .source("test/Slow.java", SLOW.formatted(folder))
        .provides("test.Slow")
        .writeTo(plugins.resolve("slow.jar"));
    server =
        TestServer.start(
            Map.of("PLUGINS", plugins.toString(), "WORKERS", "1", "DESCRIBE_SECONDS", "60"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void hold() throws IOException {
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    Files.createFile(folder.resolve("hold"));
  }

  @AfterEach
  void letGo() throws IOException {
    Files.deleteIfExists(folder.resolve("hold"));
  }

  @Test
  void manyWhoAskAtOnce_leaveOthersTheirAnswers() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> asking =
        IntStream.range(0, 24).mapToObj(i -> configure()).toList();
    awaitAsked(CHILDREN);
    for (int i = 0; i < 20; i++) {
      assertEquals(200, Scene.anonymous(server).status("GET", "/v1/challenges"));
    }
    patiently().until(() -> asking.stream().filter(CompletableFuture::isDone).count() == 22);
    letGo();
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> one : asking) {
      HttpResponse<String> answer = one.get();
      statuses.add(answer.statusCode());
      if (answer.statusCode() != 200) {
        assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(answer.body().contains("temporary-reduced-capacity"), answer.body());
      }
    }
    assertEquals(CHILDREN, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(22, Collections.frequency(statuses, 503), statuses.toString());
    assertEquals(200, configure().get().statusCode());
  }

  @Test
  void selfTest_holdsNoConnection() throws Exception {
    Scene scene = Scene.open(server.url(), server.administrator());
    List<String> phases = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      phases.add(scene.phase(form(scene)));
    }
    List<CompletableFuture<Integer>> opening =
        phases.stream().map(phase -> open(scene, phase)).toList();
    awaitAsked(CHILDREN);
    patiently().untilAsserted(() -> assertEquals(0, transactions()));
    assertEquals(200, Scene.anonymous(server).status("GET", "/v1/challenges"));
    letGo();
    for (CompletableFuture<Integer> one : opening) {
      assertEquals(200, one.get());
    }
  }

  @Test
  void validation_holdsNoConnectionAndIsRefusedWhenAllAreBusy() throws Exception {
    Scene scene = Scene.open(server.url(), server.administrator());
    letGo();
    String phase = scene.openPhase(form(scene));
    Caller team = scene.captain();
    hold();
    List<CompletableFuture<Caller.Reply>> validating =
        IntStream.range(0, CHILDREN + 1).mapToObj(i -> validate(team, phase)).toList();
    awaitAsked(CHILDREN);
    patiently().untilAsserted(() -> assertEquals(0, transactions()));
    patiently().until(() -> validating.stream().anyMatch(CompletableFuture::isDone));
    letGo();
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<Caller.Reply> one : validating) {
      statuses.add(one.get().status());
      if (one.get().status() != 200) {
        assertEquals("5", one.get().header("Retry-After"));
      }
    }
    Collections.sort(statuses);
    assertEquals(List.of(200, 200, 503), statuses);
  }

  private static CompletableFuture<Caller.Reply> validate(Caller by, String phase) {
    return CompletableFuture.supplyAsync(
        () -> by.send("POST", "/v1/phases/" + phase + "/validations", TRUTH, Map.of()),
        task -> new Thread(task).start());
  }

  @Test
  void phaseThatChangedMeanwhile_isNotOpened() throws Exception {
    Scene scene = Scene.open(server.url(), server.administrator());
    PhaseForm form = form(scene);
    String phase = scene.phase(form);
    String other = scene.phase(form(scene));
    CompletableFuture<Integer> opening = open(scene, phase);
    CompletableFuture<Integer> openingOther = open(scene, other);
    awaitAsked(CHILDREN);
    PhasePatch patch =
        new PhasePatch(
            "Renamed", null, null, null, null, null, null, null, null, null, null, null, null,
            null);
    scene.organiser().phases().updatePhase(other, patch, "*");
    scene.put(form.reference.datasetId(), "truth.csv", TRUTH + "c,fine\n");
    letGo();
    assertEquals(409, opening.get());
    assertEquals(409, openingOther.get());
    for (String id : List.of(phase, other)) {
      assertEquals(PhaseState.DRAFT, scene.organiser().phases().getPhase(id, null).state());
      assertEquals(PhaseState.OPEN, scene.organiser().phases().openPhase(id).state());
    }
  }

  @Test
  void phaseThatIsOpenedTwiceAtOnce_isOpenedOnce() throws Exception {
    Scene scene = Scene.open(server.url(), server.administrator());
    String phase = scene.phase(form(scene));
    List<CompletableFuture<Integer>> opening = List.of(open(scene, phase), open(scene, phase));
    awaitAsked(CHILDREN);
    letGo();
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<Integer> one : opening) {
      statuses.add(one.get());
    }
    Collections.sort(statuses);
    assertEquals(List.of(200, 409), statuses);
  }

  private static PhaseForm form(Scene scene) throws ApiException {
    PhaseForm form = new PhaseForm();
    form.challengeType = "words@1";
    form.settings = Map.of();
    form.ranking = new Ranking("fine@1", 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 0, null);
    form.reference = scene.file("truth.csv", TRUTH);
    return form;
  }

  private static CompletableFuture<HttpResponse<String>> configure() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/v1/challenge-types/words@1/configure"))
            .header("Authorization", "Bearer " + server.administrator())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"settings\": {}}"))
            .build();
    return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private static CompletableFuture<Integer> open(Scene scene, String phase) {
    Caller organiser = scene.organiser();
    return CompletableFuture.supplyAsync(
        () -> organiser.status("POST", "/v1/phases/" + phase + "/open"),
        task -> new Thread(task).start());
  }

  /** How many transactions of the server wait for something of it. */
  private static int transactions() {
    return server
        .jdbi()
        .withHandle(
            db ->
                db.createQuery(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE application_name = 'aceso' AND state = 'idle in transaction'
                        """)
                    .mapTo(Integer.class)
                    .one());
  }

  private static void awaitAsked(int count) {
    patiently()
        .until(
            () -> {
              try (Stream<Path> files = Files.list(folder)) {
                return files
                        .filter(file -> file.getFileName().toString().startsWith("asked"))
                        .count()
                    == count;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().pollInterval(Duration.ofMillis(50));
  }
}
