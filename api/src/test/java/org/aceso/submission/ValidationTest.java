package org.aceso.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiClient;
import org.aceso.client.ApiException;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.SubmissionState;
import org.aceso.wire.Validation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Files that are validated without being submitted. */
final class ValidationTest {
  private static final Map<String, String> NONE = Map.of();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Scene scene = open();

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Caller.Reply validate(Caller by, String phase, String csv) {
    return by.send("POST", "/v1/phases/" + phase + "/validations", csv, NONE);
  }

  private static Validation validation(Caller by, String phase, String csv) throws IOException {
    Caller.Reply reply = validate(by, phase, csv);
    assertEquals(200, reply.status(), reply.body().toString());
    return ApiClient.createDefaultObjectMapper().treeToValue(reply.body(), Validation.class);
  }

  @Test
  void validFile_isValidAndNothingOfItIsKept() throws Exception {
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
    Caller team = scene.captain();
    List<String> rows = new ArrayList<>(Scene.right(3).lines().toList());
    Collections.reverse(rows.subList(1, rows.size()));
    String csv = String.join("\n", rows) + "\n"; // bytes that no other test submits
    Validation validation = validation(team, phase, csv);
    assertTrue(validation.valid(), validation.toString());
    assertEquals(8, validation.cases());
    assertEquals(csv.length(), validation.file().bytes());
    assertFalse(kept(validation.file().sha256()));
    assertEquals(1, team.submissions().getQuota(phase).limits().get(0).remaining());
    assertEquals(
        List.of(), team.submissions().listSubmissions(phase, null, null, null, null).items());
    assertEquals(List.of(), team.leaderboards().getLeaderboard(phase, null).entries());

    Scene.submitted(team, phase, csv);
    assertTrue(kept(validation.file().sha256()));
  }

  @Test
  void invalidFile_hasTheIssuesThatASubmissionHas() throws Exception {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    for (String csv : List.of(Scene.INVALID, "", "filename\n", Scene.TRUTH + Scene.TRUTH)) {
      Validation validation = validation(team, phase, csv);
      String id = Scene.submitted(team, phase, csv);
      assertEquals(SubmissionState.INVALID, Scene.awaitFinal(team, id).state());
      assertFalse(validation.valid());
      assertFalse(validation.issues().items().isEmpty());
      assertEquals(team.submissions().listIssues(id), validation.issues());
    }
  }

  @Test
  void teamWithoutQuotaLeft_validates() throws Exception {
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
    Caller team = scene.captain();
    Scene.evaluated(team, phase, Scene.TRUTH);
    assertEquals(429, team.submit(phase, Scene.TRUTH).status());
    assertTrue(validation(team, phase, Scene.TRUTH).valid());
  }

  @Test
  void thoseWhoMaySubmitAndOrganisers_validateFromTheTestToTheEnd() throws Exception {
    PhaseForm form = new PhaseForm();
    form.opensAt = Instant.parse("2098-01-01T00:00:00Z");
    String phase = scene.phase(form);
    Caller team = scene.captain();
    assertEquals(404, validate(team, phase, Scene.TRUTH).status());
    assertEquals(409, validate(scene.organiser(), phase, Scene.TRUTH).status());
    scene.organiser().phases().openPhase(phase);
    for (Caller caller : List.of(team, scene.organiser())) {
      assertTrue(validation(caller, phase, Scene.TRUTH).valid());
    }
    for (Caller caller : List.of(scene.competitor(), scene.stranger(), scene.administrator())) {
      assertEquals(403, validate(caller, phase, Scene.TRUTH).status());
    }
    scene.organiser().phases().closePhase(phase);
    Caller.Reply late = validate(team, phase, Scene.TRUTH);
    assertEquals(409, late.status());
    assertEquals("CLOSED", late.body().get("state").asText());
  }

  @Test
  void fileThatASubmissionWouldBeRefusedFor_isRefusedAndGone() throws Exception {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    String path = "/v1/phases/" + phase + "/validations";
    String zeros = "sha-256=:" + "A".repeat(43) + "=:";
    assertEquals(422, team.send("POST", path, Scene.TRUTH, Map.of("Repr-Digest", zeros)).status());
    assertEquals(
        415, team.send("POST", path, "{}", Map.of("Content-Type", "application/json")).status());
    try (TestServer small =
        TestServer.shared().startAnother(Map.of("MAX_UPLOAD_BYTES", "20", "WORKERS", "0"))) {
      Caller there = team.at(small.url());
      assertEquals(413, validate(there, phase, Scene.TRUTH).status());
      assertEquals(200, validate(there, phase, "short\n").status());
    }
    Awaitility.await().untilAsserted(() -> assertEquals(List.of(), passing()));
  }

  @Test
  void validations_haveARatePolicyOfTheirOwn() throws Exception {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    try (TestServer strict =
        TestServer.shared()
            .startAnother(
                Map.of(
                    "RATE_VALIDATIONS", "2", "RATE_WRITES", "3", "RATE_WINDOW_SECONDS", "3600"))) {
      Caller there = team.at(strict.url());
      for (int i = 0; i < 2; i++) {
        Caller.Reply reply = validate(there, phase, Scene.TRUTH);
        assertEquals(200, reply.status());
        assertEquals("\"validations\";q=2;w=3600", reply.header("RateLimit-Policy"));
      }
      Caller.Reply refused = validate(there, phase, Scene.TRUTH);
      assertEquals(429, refused.status());
      assertEquals("validations", refused.body().get("violated-policies").get(0).asText());
      for (int i = 0; i < 3; i++) {
        assertEquals(201, there.submit(phase, Scene.TRUTH).status());
      }
      assertEquals(429, there.submit(phase, Scene.TRUTH).status());
    }
  }

  /** Two phases about the same cases, of which everything but the truth is alike. */
  @Test
  void sampleAndCases_areValidAndDependOnNoTruth() throws Exception {
    PhaseForm other = new PhaseForm();
    other.reference = scene.file("other.csv", Scene.csv("3", "2", "1", "0", "3", "2", "1", "0"));
    Caller team = scene.captain();
    String one = scene.openPhase(new PhaseForm());
    String two = scene.openPhase(other);
    for (String file : List.of("/sample", "/cases")) {
      assertEquals(body(team, one + file), body(team, two + file));
    }
    assertTrue(validation(team, one, body(team, one + "/sample")).valid());
  }

  private static String body(Caller by, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(by.url() + "/v1/phases/" + path))
            .header("Authorization", "Bearer " + by.token())
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  private static boolean kept(String sha256) {
    Path files = TestServer.shared().data().resolve("files");
    boolean inDatabase =
        TestServer.shared()
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery("SELECT EXISTS (SELECT 1 FROM blob WHERE sha256 = :sha256)")
                        .bind("sha256", sha256)
                        .mapTo(Boolean.class)
                        .one());
    Path file = files.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    assertEquals(inDatabase, Files.exists(file));
    return inDatabase;
  }

  /** Files that are being looked at. */
  private static List<Path> passing() throws IOException {
    try (Stream<Path> all = Files.walk(TestServer.shared().data().resolve("scratch"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("lock"))
          .toList();
    }
  }
}
