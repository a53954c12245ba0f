package org.aceso.demo;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A challenge on four slides with one open phase, one team, and a token of its captain.
 *
 * @param phase the id of the open phase
 */
public record SmallChallenge(String challenge, String phase, String team, String competitorToken) {
  /** A submission that is right everywhere. */
  public static final String VALID =
      "filename,0,1,2,3\na.tif,1,0,0,0\nb.tif,0,1,0,0\nc.tif,0,0,1,0\nd.tif,0,0,0,1\n";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Opens one over HTTP. */
  public static SmallChallenge open(HttpClient http, String url, String administratorToken) {
    DemoClient administrator = new DemoClient(http, url, administratorToken);
    String challenge =
        id(
            administrator.post(
                "/v1/challenges",
                Map.of(
                    "slug",
                    "small-" + NUMBER.incrementAndGet(),
                    "title",
                    Map.of("en", "Small"),
                    "clinicalQuestion",
                    Map.of("en", "How bad?"),
                    "controller",
                    "A hospital",
                    "timeZone",
                    "Europe/Paris")));
    DemoClient.sure(administrator.post("/v1/challenges/" + challenge + "/open-registration"));
    String phase = phase(administrator, challenge);
    String token =
        token(administrator, id(administrator.post("/v1/people", Map.of("displayName", "Ada"))));
    DemoClient competitor = administrator.as(token);
    DemoClient.sure(competitor.post("/v1/challenges/" + challenge + "/registrations"));
    String team =
        id(competitor.post("/v1/challenges/" + challenge + "/teams", Map.of("name", "Solo")));
    return new SmallChallenge(challenge, phase, team, token);
  }

  private static String phase(DemoClient administrator, String challenge) {
    String dataset =
        id(
            administrator.post(
                "/v1/challenges/" + challenge + "/datasets",
                Map.of("name", "truth", "access", "ORGANISERS")));
    DemoClient.sure(
        administrator.csv("PUT", "/v1/datasets/" + dataset + "/files/truth.csv", VALID));
    String phase =
        id(
            administrator.post(
                "/v1/challenges/" + challenge + "/phases",
                Map.of(
                    "kind", "INTERMEDIATE",
                    "name", "Test",
                    "opensAt", "2020-01-01T00:00:00Z",
                    "closesAt", "2099-01-01T00:00:00Z",
                    "challengeType", "ordinal-classification@1",
                    "reference", Map.of("datasetId", dataset, "name", "truth.csv"),
                    "ranking",
                        Map.of(
                            "metric", "expected_cost@1",
                            "ties", "SHARED",
                            "missing", "UNRANKED",
                            "entry", "BEST"),
                    "visibility", "EVERYONE")));
    DemoClient.sure(administrator.post("/v1/phases/" + phase + "/open"));
    return phase;
  }

  private static String token(DemoClient administrator, String person) {
    return DemoClient.sure(
            administrator.post(
                "/v1/tokens",
                Map.of(
                    "personId",
                    person,
                    "name",
                    "test",
                    "scopes",
                    List.of(
                        "challenge:read",
                        "team:read",
                        "team:write",
                        "submission:read",
                        "submission:write",
                        "leaderboard:read"))))
        .path("secret")
        .asText();
  }

  private static String id(DemoClient.Response response) {
    return DemoClient.sure(response).path("id").asText();
  }
}
