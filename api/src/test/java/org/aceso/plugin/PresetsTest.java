package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.http.Json;
import org.aceso.ids.Ids;
import org.aceso.wire.Access;
import org.aceso.wire.NewDataset;
import org.aceso.wire.NewTeam;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every preset that ships runs as a whole challenge over HTTP. */
final class PresetsTest {
  private static final String JSON = "application/json";

  @TestFactory
  Stream<DynamicTest> everyPreset_runsAsAChallenge() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode preset : get(Scene.anonymous(TestServer.shared()), "/v1/presets").get("items")) {
      String name = preset.get("name").asText();
      tests.add(dynamicTest(name, () -> run(preset, PresetFixture.of(name))));
    }
    assertTrue(tests.size() >= 20, "presets are missing");
    return tests.stream();
  }

  @Test
  void unknownPresetAndEndBeforeTheStart_areRefusedWithTheirPlaces() throws Exception {
    Caller organiser = Scene.draft().stranger();
    Map<String, Object> unknown = wanted("karma-2020", "2030-01-01T00:00:00Z");
    Map<String, Object> past = wanted("visiomel-2023", "2019-01-01T00:00:00Z");

    assertEquals("#/preset/name", pointer(organiser, unknown));
    assertEquals("#/preset/closesAt", pointer(organiser, past));
  }

  @Test
  void unknownPreset_isAnsweredWithTheNearestOne() throws Exception {
    Caller organiser = Scene.draft().organiser();
    HttpResponse<byte[]> reply =
        send(organiser, "GET", "/v1/presets/visiomel-2024", new byte[0], JSON, Map.of());
    assertEquals(404, reply.statusCode());
    String detail = Json.MAPPER.readTree(reply.body()).get("detail").asText();
    assertTrue(detail.contains("the nearest one is \"visiomel-2023\""), detail);
  }

  private static String pointer(Caller organiser, Map<String, Object> challenge) throws Exception {
    HttpResponse<byte[]> reply =
        send(organiser, "POST", "/v1/challenges", Json.bytes(challenge), JSON, Map.of());
    assertEquals(422, reply.statusCode());
    return Json.MAPPER.readTree(reply.body()).at("/errors/0/pointer").asText();
  }

  private static void run(JsonNode preset, PresetFixture fixture) throws Exception {
    Scene scene = Scene.draft();
    Caller organiser = scene.organiser();
    Map<String, Object> wanted = wanted(preset.get("name").asText(), "2099-01-01T00:00:00Z");
    JsonNode challenge =
        expect(201, send(organiser, "POST", "/v1/challenges", Json.bytes(wanted), JSON, Map.of()));
    String id = challenge.get("id").asText();
    JsonNode phases = get(organiser, "/v1/challenges/" + id + "/phases").get("items");
    assertEquals(1, phases.size());
    assertEquals(preset.get("settings"), phases.get(0).get("settings"));
    String phase = phases.get(0).get("id").asText();

    configure(organiser, id, phase, preset, fixture);
    organiser.phases().openPhase(phase);
    organiser.challenges().openRegistration(id);
    Caller captain = scene.stranger();
    captain.register(id);
    captain.teams().createTeam(id, new NewTeam("Team"), null);
    score(organiser, captain, phase, preset, fixture);
  }

  private static void score(
      Caller organiser, Caller captain, String phase, JsonNode preset, PresetFixture fixture)
      throws Exception {
    JsonNode opened = get(organiser, "/v1/phases/" + phase);
    byte[] bytes = PresetFixture.bytes(fixture.submission());
    String type = opened.at("/evaluation/predictions/mediaType").asText();
    String path = "/v1/phases/" + phase + "/submissions";
    JsonNode handedIn = expect(201, send(captain, "POST", path, bytes, type, Map.of()));
    Submission scored = Scene.awaitFinal(organiser, handedIn.get("id").asText());
    assertEquals(SubmissionState.SCORED, scored.state());
    String metric = preset.at("/ranking/metric").asText();
    Double value = scored.scores().get(metric);
    JsonNode entry = get(organiser, "/v1/phases/" + phase + "/leaderboard").at("/entries/0");
    if (fixture.value() == null) {
      assertEquals(null, value);
    } else {
      assertEquals(fixture.value(), value, 1e-9 * Math.abs(fixture.value()) + 1e-12);
      assertEquals(1, entry.path("rank").asInt(), entry.toString());
      assertFalse(entry.path("value").isMissingNode(), entry.toString());
    }
  }

  /** Uploads what the preset names, and the ground truth. */
  private static void configure(
      Caller organiser, String challenge, String phase, JsonNode preset, PresetFixture fixture)
      throws Exception {
    NewDataset wanted = new NewDataset("Truth", Access.ORGANISERS);
    String dataset = organiser.datasets().createDataset(challenge, wanted, null).id();
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("visibility", "EVERYONE");
    changes.put("reference", upload(organiser, dataset, fixture.reference()));
    if (fixture.hasCases()) {
      changes.put("cases", upload(organiser, dataset, fixture.cases()));
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    for (JsonNode file : preset.get("files")) {
      String setting = file.get("setting").asText();
      Path path = fixture.files().get(setting);
      assertTrue(path != null, "the fixture has no file for " + setting);
      settings.put(setting, upload(organiser, dataset, path));
    }
    if (!settings.isEmpty()) {
      changes.put("settings", settings);
    }
    String path = "/v1/phases/" + phase;
    Map<String, String> match = Map.of("If-Match", organiser.etag(path).orElseThrow());
    expect(
        200,
        send(organiser, "PATCH", path, Json.bytes(changes), "application/merge-patch+json", match));
  }

  private static Map<String, String> upload(Caller organiser, String dataset, Path file)
      throws Exception {
    String name = file.getFileName() + (Files.isDirectory(file) ? ".zip" : "");
    String path = "/v1/datasets/" + dataset + "/files/" + name;
    byte[] bytes = PresetFixture.bytes(file);
    expect(201, send(organiser, "PUT", path, bytes, "application/octet-stream", Map.of()));
    return Map.of("datasetId", dataset, "name", name);
  }

  private static Map<String, Object> wanted(String preset, String closesAt) {
    Map<String, Object> challenge = new LinkedHashMap<>();
    challenge.put("slug", Ids.next("c").replace('_', '-'));
    challenge.put("title", Map.of("en", "Again"));
    challenge.put("clinicalQuestion", Map.of("en", "What was asked?"));
    challenge.put("controller", "A hospital");
    challenge.put("timeZone", "Europe/Paris");
    challenge.put(
        "preset", Map.of("name", preset, "opensAt", "2020-01-01T00:00:00Z", "closesAt", closesAt));
    return challenge;
  }

  private static JsonNode get(Caller by, String path) throws Exception {
    return expect(200, send(by, "GET", path, null, JSON, Map.of()));
  }

  private static JsonNode expect(int status, HttpResponse<byte[]> reply) throws IOException {
    JsonNode body = Json.MAPPER.readTree(reply.body());
    assertEquals(status, reply.statusCode(), body.toString());
    return body;
  }

  private static HttpResponse<byte[]> send(
      Caller by,
      String method,
      String path,
      byte[] body,
      String mediaType,
      Map<String, String> headers)
      throws IOException, InterruptedException, ApiException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(by.url() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (by.token() != null) {
      request.header("Authorization", "Bearer " + by.token());
    }
    if (body != null) {
      request.header("Content-Type", mediaType);
    }
    headers.forEach(request::header);
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
