package org.aceso.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is measured: a challenge with 36 teams, each with one scored submission and 1 000 replicates
 * of its ranking value, in a phase with a daily quota that is too large to be used up.
 *
 * @param teams with the person who is the captain and a token
 * @param submission the scored submission of the first team
 */
record Scene(String challenge, String phase, List<Team> teams, String submission) {
  static final int TEAMS = 36;

  private static final double[][] COSTS = {
    {0, 0.1, 0.7, 1}, {0.1, 0, 0.3, 0.7}, {0.7, 0.3, 0, 0.3}, {1, 0.7, 0.3, 0}
  };
  private static final List<String> SCOPES =
      List.of(
          "challenge:read",
          "dataset:read",
          "team:read",
          "team:write",
          "submission:read",
          "submission:write",
          "leaderboard:read");

  /** A team of one. */
  record Team(String id, String person, String token) {}

  /** A token of the first team's captain. */
  String member() {
    return teams.get(0).token();
  }

  static Scene prepare(URI server, String administrator, Predictions predictions)
      throws IOException, InterruptedException {
    return prepare(server, administrator, predictions, TEAMS);
  }

  static Scene prepare(URI server, String administrator, Predictions predictions, int count)
      throws IOException, InterruptedException {
    try (ApiClient admin = new ApiClient(server, administrator)) {
      String challenge = challenge(admin);
      String phase = phase(admin, challenge, predictions);
      List<Team> teams = new ArrayList<>();
      List<String> submissions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Team team = team(server, admin, challenge, i);
        teams.add(team);
        submissions.add(submit(server, team, phase, predictions.next()));
      }
      for (String submission : submissions) {
        awaitScored(admin, submission, 20);
      }
      return new Scene(challenge, phase, teams, submissions.get(0));
    }
  }

  /** Looks again after each pause until a submission is scored. */
  static void awaitScored(ApiClient admin, String submission, int pauseMillis)
      throws IOException, InterruptedException {
    JsonNode now = admin.get("/v1/submissions/" + submission);
    while (!now.path("final").asBoolean()) {
      Thread.sleep(pauseMillis);
      now = admin.get("/v1/submissions/" + submission);
    }
    if (!now.path("state").asText().equals("SCORED")) {
      throw new IOException(submission + " ended as " + now);
    }
  }

  private static String challenge(ApiClient admin) throws IOException {
    Map<String, Object> title = Map.of("en", "Cervical biopsies", "fr", "Biopsies du col");
    String id =
        admin
            .post(
                "/v1/challenges",
                Map.of(
                    "slug",
                    "load",
                    "title",
                    title,
                    "description",
                    Map.of("en", "Whole slide images with the worst lesion."),
                    "clinicalQuestion",
                    Map.of("en", "What is the worst lesion on the slide?"),
                    "controller",
                    "Hospital",
                    "timeZone",
                    "Europe/Paris"))
            .path("id")
            .asText();
    admin.post("/v1/challenges/" + id + "/open-registration", Map.of());
    return id;
  }

  private static String phase(ApiClient admin, String challenge, Predictions predictions)
      throws IOException {
    String dataset =
        admin
            .post(
                "/v1/challenges/" + challenge + "/datasets",
                Map.of("name", "Truth", "access", "ORGANISERS"))
            .path("id")
            .asText();
    admin.csv("PUT", "/v1/datasets/" + dataset + "/files/truth.csv", predictions.truth());
    Map<String, Object> ranking =
        Map.of(
            "metric", "expected_cost@1",
            "digits", 4,
            "ties", "SHARED",
            "missing", "UNRANKED",
            "entry", "BEST");
    String phase =
        admin
            .post(
                "/v1/challenges/" + challenge + "/phases",
                Map.ofEntries(
                    Map.entry("kind", "INTERMEDIATE"),
                    Map.entry("name", "Load"),
                    Map.entry("opensAt", "2020-09-17T00:00:00Z"),
                    Map.entry("closesAt", "2099-10-29T22:59:59Z"),
                    Map.entry("visibility", "EVERYONE"),
                    Map.entry("challengeType", "ordinal-classification@1"),
                    Map.entry("settings", Map.of("costs", COSTS)),
                    Map.entry("reference", Map.of("datasetId", dataset, "name", "truth.csv")),
                    Map.entry("ranking", ranking),
                    Map.entry("quota", List.of(Map.of("limit", 1_000_000, "period", "DAY")))))
            .path("id")
            .asText();
    admin.post("/v1/phases/" + phase + "/open", Map.of());
    return phase;
  }

  private static Team team(URI server, ApiClient admin, String challenge, int number)
      throws IOException {
    String person =
        admin.post("/v1/people", Map.of("displayName", "Person " + number)).path("id").asText();
    String token =
        admin
            .post(
                "/v1/tokens",
                Map.of(
                    "personId",
                    person,
                    "name",
                    "load",
                    "scopes",
                    SCOPES,
                    "expiresAt",
                    Instant.now().plus(10, ChronoUnit.DAYS).toString()))
            .path("secret")
            .asText();
    try (ApiClient captain = new ApiClient(server, token)) {
      captain.post("/v1/challenges/" + challenge + "/registrations", Map.of());
      String path = "/v1/challenges/" + challenge + "/teams";
      String id = captain.post(path, Map.of("name", "Team " + number)).path("id").asText();
      return new Team(id, person, token);
    }
  }

  private static String submit(URI server, Team team, String phase, byte[] csv) throws IOException {
    try (ApiClient captain = new ApiClient(server, team.token())) {
      return captain.csv("POST", "/v1/phases/" + phase + "/submissions", csv).path("id").asText();
    }
  }
}
