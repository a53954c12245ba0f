package org.aceso.plugin;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.aceso.TestServer;

/** An open phase of one type, with an organiser and one team. */
record OpenPhase(String id, Web organiser, Web competitor) {
  private static final List<String> SCOPES =
      List.of("challenge:read", "team:read", "team:write", "submission:read", "submission:write");

  static OpenPhase of(
      TestServer server, String slug, String type, String metric, String reference) {
    return of(server, slug, type, metric, Upload.csv(reference));
  }

  static OpenPhase of(
      TestServer server, String slug, String type, String metric, Upload reference) {
    Web organiser = new Web(server.url(), server.administrator());
    String challenge = challenge(organiser, slug);
    String dataset = reference(organiser, challenge, reference);
    Map<String, Object> phase =
        Map.ofEntries(
            Map.entry("kind", "INTERMEDIATE"),
            Map.entry("name", "Test"),
            Map.entry("opensAt", "2020-01-01T00:00:00Z"),
            Map.entry("closesAt", "2099-01-01T00:00:00Z"),
            Map.entry("visibility", "EVERYONE"),
            Map.entry("challengeType", type),
            Map.entry("settings", Map.of()),
            Map.entry("reference", Map.of("datasetId", dataset, "name", reference.name("truth"))),
            Map.entry("ranking", ranking(metric)),
            Map.entry("quota", List.of(Map.of("limit", 50, "period", "TOTAL"))));
    String id = organiser.post("/v1/challenges/" + challenge + "/phases", phase).get("id").asText();
    organiser.post("/v1/phases/" + id + "/open");
    return new OpenPhase(id, organiser, competitor(organiser, challenge));
  }

  private static Map<String, Object> ranking(String metric) {
    return Map.of(
        "metric", metric, "digits", 4, "ties", "SHARED", "missing", "UNRANKED", "entry", "BEST");
  }

  private static String challenge(Web organiser, String slug) {
    Map<String, Object> challenge =
        Map.of(
            "slug",
            slug,
            "title",
            Map.of("en", slug),
            "description",
            Map.of("en", slug),
            "clinicalQuestion",
            Map.of("en", "What is on the slide?"),
            "controller",
            "Hospital",
            "timeZone",
            "Europe/Paris");
    String id = organiser.post("/v1/challenges", challenge).get("id").asText();
    organiser.post("/v1/challenges/" + id + "/open-registration");
    return id;
  }

  private static String reference(Web organiser, String challenge, Upload file) {
    String dataset =
        organiser
            .post(
                "/v1/challenges/" + challenge + "/datasets",
                Map.of("name", "Truth", "access", "ORGANISERS"))
            .get("id")
            .asText();
    organiser.upload("PUT", "/v1/datasets/" + dataset + "/files/" + file.name("truth"), file);
    return dataset;
  }

  private static Web competitor(Web organiser, String challenge) {
    String person =
        organiser.post("/v1/people", Map.of("displayName", "Competitor")).get("id").asText();
    String expiry = Instant.now().plus(1, ChronoUnit.DAYS).toString();
    String token =
        organiser
            .post(
                "/v1/tokens",
                Map.of("personId", person, "name", "test", "scopes", SCOPES, "expiresAt", expiry))
            .get("secret")
            .asText();
    Web competitor = organiser.as(token);
    competitor.post("/v1/challenges/" + challenge + "/registrations");
    competitor.post("/v1/challenges/" + challenge + "/teams", Map.of("name", "Team"));
    return competitor;
  }

  /** Hands in a file; answers the id of the submission. */
  String submit(String csv) {
    return submit(Upload.csv(csv));
  }

  String submit(Upload file) {
    return competitor.upload("POST", "/v1/phases/" + id + "/submissions", file).get("id").asText();
  }

  /** The submission, once nothing more happens to it. */
  JsonNode finished(String submission) {
    return await()
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> competitor.get("/v1/submissions/" + submission),
            now -> now.get("final").asBoolean());
  }

  boolean isFinal(String submission) {
    return competitor.get("/v1/submissions/" + submission).get("final").asBoolean();
  }

  /** How long somebody waits who reads the list of challenges. */
  long millisToRead() {
    long start = System.nanoTime();
    competitor.get("/v1/challenges");
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  /** Ends a submission, unless it has ended. */
  void cancel(String submission) {
    try {
      competitor.post("/v1/submissions/" + submission + "/cancel");
    } catch (AssertionError refused) {
      if (!refused.getMessage().contains(": 409 ")) {
        throw refused;
      }
    }
  }

  /** What the organiser sees of the last evaluation. */
  JsonNode evaluation(String submission) {
    JsonNode items = organiser.get("/v1/submissions/" + submission + "/evaluations").get("items");
    return items.get(items.size() - 1);
  }

  int used() {
    return competitor.get("/v1/phases/" + id + "/quota").get("limits").get(0).get("used").asInt();
  }
}
