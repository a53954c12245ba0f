package org.aceso.contract;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may not, and when not: the status, the type, and the members that help. */
final class RefusalTest {
  private static final World WORLD = World.shared();
  private static final String NOBODY = "zzz_00000000000000000000000000";

  static Stream<Spec.Op> operationsWithToken() {
    return Spec.OPERATIONS.stream()
        .filter(op -> !op.node().path("security").toString().contains("{}"));
  }

  static Stream<Spec.Op> operationsWithScope() {
    return Spec.OPERATIONS.stream()
        .filter(op -> !op.node().at("/security").findPath("token").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("operationsWithToken")
  void anonymousCaller_isAskedForAToken(Spec.Op op) {
    Reply reply =
        WORLD
            .anonymous()
            .with("If-Match", "\"1\"")
            .with("Tus-Resumable", "1.0.0")
            .send(op.method(), op.path(NOBODY), mediaType(op), "x".getBytes())
            .expect(401);
    assertEquals("Bearer realm=\"aceso\"", reply.header("WWW-Authenticate"));
  }

  @ParameterizedTest
  @MethodSource("operationsWithScope")
  void tokenWithoutTheScope_isRefusedByName(Spec.Op op) {
    String scope = op.node().at("/security").findPath("token").get(0).asText();
    List<String> others =
        Stream.concat(World.ORGANISER.stream(), Stream.of("admin"))
            .filter(one -> !one.equals(scope))
            .toList();
    Reply reply =
        WORLD
            .person(others)
            .with("If-Match", "\"1\"")
            .with("Tus-Resumable", "1.0.0")
            .send(op.method(), op.path(NOBODY), mediaType(op), "x".getBytes())
            .expect(403);
    assertEquals("/problems/insufficient-scope", reply.get("type"));
    assertTrue(reply.header("WWW-Authenticate").endsWith("scope=\"" + scope + "\""));
  }

  @Test
  void brokenToken_isRefusedEvenWhereNoneIsNeeded() {
    for (String credential :
        List.of(
            "Bearer x",
            "Bearer ",
            "Basic YTpi",
            "aceso_pat_x",
            "Bearer aceso_pat_" + "0".repeat(40))) {
      Rest.as(WORLD.anonymous())
          .header("Authorization", credential)
          .get("/v1/challenges")
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }
  }

  @Test
  void personInNoTeam_mayNotSubmit() {
    Trial trial = WORLD.trial();
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    for (Caller caller : List.of(trial.competitor(), WORLD.person(World.COMPETITOR))) {
      Rest.as(caller)
          .contentType("text/csv")
          .body(Question.RISK.prediction())
          .post("/v1/phases/" + phase + "/submissions")
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/forbidden"))
          .body("detail", containsString("team"));
      caller.get("/v1/phases/" + phase + "/quota").expect(403);
    }
  }

  @Test
  void competitor_mayNotOrganise() {
    Trial trial = WORLD.trial();
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    Caller stranger = WORLD.person(World.ORGANISER);
    String etag = stranger.get(trial.path()).header("ETag");
    stranger.patch(trial.path(), etag, Map.of("controller", "Me")).expect(403);
    stranger.post(trial.path() + "/close").expect(403);
    stranger.post(trial.path() + "/cancel").expect(403);
    stranger.get(trial.path() + "/registrations").expect(403);
    stranger
        .post(trial.path() + "/datasets", Map.of("name", "x", "access", "EVERYONE"))
        .expect(403);
    for (String verb : List.of("/open", "/close", "/publish")) {
      stranger.post("/v1/phases/" + phase + verb).expect(403);
    }
  }

  @Test
  void closedPhase_namesItsState() {
    Trial trial = WORLD.trial();
    Trial.Team team = trial.team();
    Map<String, Object> later = trial.phase(Question.RISK, Question.RISK.truth());
    later.put("opensAt", "2098-01-01T00:00:00Z");
    String phase = trial.run(later);
    String early = refusedIn("READY", team, phase);
    assertTrue(early.endsWith("opens at 2098-01-01T00:00:00Z"), early);
    trial.organiser().post("/v1/phases/" + phase + "/close").expect(200);
    String late = refusedIn("CLOSED", team, phase);
    assertTrue(late.contains("an organiser closed it before"), late);
    trial.organiser().post("/v1/phases/" + phase + "/publish").expect(200);
    refusedIn("PUBLISHED", team, phase);
    Reply again = trial.organiser().post("/v1/phases/" + phase + "/publish").expect(409);
    assertEquals("PUBLISHED", again.get("state"));
  }

  /** Administrators see drafts; one that is in a team could try. */
  @Test
  void draftPhase_takesNoSubmission() {
    Trial trial = WORLD.trial();
    Caller administrator = WORLD.administrator();
    administrator.post(trial.path() + "/registrations").expect(201);
    Map<String, String> name = Map.of("name", "Administrators of " + trial.id());
    String team = administrator.post(trial.path() + "/teams", name).expect(201).get("id");
    String draft = trial.create(trial.phase(Question.RISK, Question.RISK.truth()));
    refusedIn("DRAFT", new Trial.Team(team, administrator), draft);
  }

  @Test
  void usedUpQuota_saysWhenToComeBack() {
    Trial trial = WORLD.trial();
    Trial.Team team = trial.team();
    for (String period : List.of("DAY", "WEEK", "MONTH", "TOTAL")) {
      Map<String, Object> phase = trial.phase(Question.RISK, Question.RISK.truth());
      phase.put("quota", List.of(Map.of("limit", 1, "period", period)));
      String id = trial.run(phase);
      Trial.submit(team, id, Question.RISK.prediction()).expect(201);
      Reply refused = Trial.submit(team, id, Question.RISK.prediction()).expect(429);
      assertEquals(Problems.QUOTA_EXCEEDED, refused.get("type"));
      assertEquals(period, refused.json().at("/violated-policies/0").asText());
      String after = refused.header("Retry-After");
      assertTrue(period.equals("TOTAL") ? after.isEmpty() : Long.parseLong(after) > 0, after);
      assertEquals(
          1, team.captain().get("/v1/phases/" + id + "/submissions").json().at("/items").size());
      JsonNode limit = team.captain().get("/v1/phases/" + id + "/quota").json().at("/limits/0");
      assertEquals(0, limit.path("remaining").asInt());
      assertEquals(!period.equals("TOTAL"), limit.has("resetAt"));
    }
  }

  @Test
  void unknownType_isRefusedByTheSelfTestWithAllThatIsMissing() {
    Trial trial = WORLD.trial();
    Map<String, Object> phase = new LinkedHashMap<>(trial.phase(Question.RISK, "id,label\n"));
    phase.put("challengeType", "astrology@1");
    phase.remove("ranking");
    String id = trial.create(phase);
    Rest.as(trial.organiser())
        .post("/v1/phases/" + id + "/open")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/self-test-failed"))
        .body("state", equalTo("DRAFT"))
        .body("issues.code", hasItem("unknown_type"))
        .body("issues.message", hasItem(containsString("the nearest of its types is ")))
        .body("issues.field", hasItem("ranking"));
    Rest.as(trial.organiser())
        .contentType("application/json")
        .body("{\"settings\":{}}")
        .post("/v1/challenge-types/astrology@1/configure")
        .then()
        .statusCode(404)
        .body("detail", startsWith("there is no such challenge type"));
  }

  @Test
  void unknownSettings_areToldAllAtOnce() {
    Map<String, Object> settings = Map.of("treshold", 1, "beta", -1, "epsilon", "x", "ece_bins", 0);
    Trial trial = WORLD.trial();
    Map<String, Object> phase = trial.phase(Question.RISK, Question.RISK.truth());
    phase.put("settings", settings);
    String id = trial.create(phase);
    JsonNode opened = trial.organiser().post("/v1/phases/" + id + "/open").expect(409).json();
    JsonNode checked =
        trial
            .organiser()
            .post("/v1/challenge-types/binary-risk@1/configure", Map.of("settings", settings))
            .expect(200)
            .json();
    assertEquals(checked.path("issues"), opened.path("issues"));
    assertTrue(checked.path("issues").findValuesAsText("field").contains("treshold"));
  }

  @Test
  void everyProblem_isExplained() {
    JsonNode kinds = WORLD.anonymous().get("/problems").expect(200).json().path("items");
    assertTrue(kinds.size() >= 20);
    for (JsonNode kind : kinds) {
      assertEquals(kind, WORLD.anonymous().get(kind.path("page").asText()).expect(200).json());
      assertTrue(kind.path("remedy").asText().length() > 10);
    }
  }

  /** What is said, too. */
  private static String refusedIn(String state, Trial.Team team, String phase) {
    Reply reply = Trial.submit(team, phase, Question.RISK.prediction()).expect(409);
    assertEquals("/problems/state-conflict", reply.get("type"));
    assertEquals(state, reply.get("state"));
    return reply.get("detail");
  }

  private static String mediaType(Spec.Op op) {
    return op.node().has("requestBody") ? "text/csv" : "";
  }
}
