package org.aceso.contract;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, queries and pages. */
final class BadParameterTest {
  private static final World WORLD = World.shared();

  static Stream<Spec.Op> operationsWithIds() {
    return Spec.OPERATIONS.stream()
        .filter(
            op ->
                op.path()
                    .matches(
                        ".*\\{(?!asset|problemName|typeId|preset|challengeId|fileName|document).*"));
  }

  @ParameterizedTest
  @MethodSource("operationsWithIds")
  void malformedId_namesNothing(Spec.Op op) {
    for (String id :
        List.of("1", "x'--", "pha_01JD0000000000000000000000", "%00", "..%2f", "%E2%82%AC")) {
      Reply reply =
          WORLD
              .administrator()
              .with("If-Match", "\"1\"")
              .with("Tus-Resumable", "1.0.0")
              .send(op.method(), op.path(id), "", null);
      assertTrue(Set.of(400, 404, 405).contains(reply.status()), reply.toString());
      assertTrue(reply.isProblem(), reply.toString());
    }
  }

  @Test
  void wrongWordInAPath_isAnsweredTheWordsThereAre() {
    Reply refused = WORLD.anonymous().get("/v1/challenges/a-challenge/documents/rules").expect(404);
    assertTrue(refused.get("detail").contains("documentKind"), refused.toString());
    assertTrue(refused.get("detail").contains("RULES"), refused.toString());
  }

  @Test
  void malformedId_isToldWhatAnIdIs() {
    Reply refused = WORLD.administrator().get("/v1/phases/7").expect(404);
    assertTrue(
        refused.get("detail").contains("phaseId: an id is three letters"), refused.toString());
  }

  @Test
  void parameterOfAnOperationWithoutAny_isToldSo() {
    Reply refused = WORLD.anonymous().get("/v1/meta?verbose=1").expect(422);
    assertTrue(refused.get("detail").contains("takes no query parameters"), refused.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/challenges/%00",
        "/v1/challenges/a%00b",
        "/v1/challenges/%FF",
        "/v1/challenge-types/%00",
        "/problems/%00",
        "/docs/%00",
        "/docs/..%2f..%2fetc",
        "/docs/%2e%2e/openapi.yaml",
        "/v1/challenges/%ZZ",
        "/v1/challenges/%"
      })
  void strangeBytesInAPath_areAProblemLikeAnyOther(String path) {
    RawReply reply = RawReply.of(WORLD.anonymous().url(), "GET " + path + " HTTP/1.1\r\n");
    assertTrue(Set.of("400", "404").contains(reply.status()), reply.text());
    assertTrue(reply.text().contains("application/problem+json"), reply.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/meta HTTP/1.1\r\nContent-Length: x\r\n",
        "GET /v1/meta HTTP/9.9\r\n",
        "G<T /v1/meta HTTP/1.1\r\n",
        "GET /v1/meta HTTP/1.1\r\nBroken header\r\n"
      })
  void brokenRequest_tellsNothingOfTheServer(String head) {
    RawReply reply = RawReply.of(WORLD.anonymous().url(), head);
    assertTrue(reply.status().startsWith("4") || reply.status().equals("505"), reply.text());
    assertTrue(!reply.text().matches("(?si).*(jetty|java|exception|\\bat org).*"), reply.text());
  }

  @Test
  void unknownQueryParameters_areToldAllAtOnce() {
    Rest.as(WORLD.anonymous())
        .get("/v1/challenges?Limit=1&page=2&state=OPEN&limit=0")
        .then()
        .statusCode(422)
        .body("errors.parameter", containsInAnyOrder("Limit", "page", "state", "limit"))
        .body("errors.code", containsInAnyOrder("unknown", "unknown", "choice", "range"));
  }

  @Test
  void unreadableCharacterInAParameter_isRefused() {
    Trial trial = WORLD.trial();
    for (String path :
        List.of(trial.path() + "/audit?subject=a%00b", "/v1/audit?subject=a%E2%80%AE")) {
      Reply refused = WORLD.administrator().get(path).expect(422);
      assertEquals("subject", refused.json().at("/errors/0/parameter").asText());
      assertEquals("characters", refused.json().at("/errors/0/code").asText());
    }
  }

  @Test
  void unknownQueryParameter_isRefusedByEveryOperation() {
    for (Spec.Op op : Spec.OPERATIONS) {
      if (op.parameters() == 0) {
        Reply reply =
            WORLD
                .administrator()
                .with("Tus-Resumable", "1.0.0")
                .send(op.method(), op.path() + "?x=1", "", null);
        assertEquals(422, reply.status(), reply.toString());
        assertEquals("x", reply.json().at("/errors/0/parameter").asText());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "0", "1.5", "ten", "", "99999999999999999999", "0x10", "1e1", "%2B1", "%00"})
  void limitThatIsNoCount_isRefused(String limit) {
    Rest.as(WORLD.anonymous())
        .get("/v1/challenges?limit=" + limit)
        .then()
        .statusCode(422)
        .body("errors[0].parameter", equalTo("limit"));
  }

  @Test
  void repeatedParameter_isRefused() {
    Rest.as(WORLD.anonymous())
        .get("/v1/challenges?limit=1&limit=2")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("repeated"));
  }

  @Test
  void largeLimit_isTakenAs200() {
    Rest.as(WORLD.anonymous())
        .get("/v1/challenges?limit=100000")
        .then()
        .statusCode(200)
        .body("items.size()", lessThanOrEqualTo(200));
  }

  @Test
  void pages_showEverythingOnce() {
    List<Trial> trials = Stream.generate(WORLD::trial).limit(5).toList();
    Set<String> found = new HashSet<>();
    String path = "/v1/challenges?limit=2&state=REGISTRATION";
    while (!path.isEmpty()) {
      Reply page = WORLD.anonymous().get(path).expect(200);
      page.json().path("items").forEach(item -> assertTrue(found.add(item.path("id").asText())));
      String link = page.header("Link");
      assertEquals(page.json().has("next"), !link.isEmpty());
      path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    trials.forEach(trial -> assertTrue(found.contains(trial.id())));
  }

  @Test
  void cursorOfAnotherList_isRefused() {
    Trial trial = WORLD.trial();
    trial.team();
    trial.team();
    String cursor = trial.organiser().get(trial.path() + "/teams?limit=1").get("next");
    trial.organiser().get(trial.path() + "/teams?limit=1&after=" + cursor).expect(200);
    Trial other = WORLD.trial();
    for (String path :
        List.of(
            "/v1/challenges?after=" + cursor,
            trial.path() + "/registrations?after=" + cursor,
            other.path() + "/teams?after=" + cursor,
            trial.path() + "/teams?after=x" + cursor,
            trial.path() + "/teams?after=",
            trial.path() + "/teams?after=%00")) {
      Reply reply = trial.organiser().get(path).expect(422);
      assertEquals("after", reply.json().at("/errors/0/parameter").asText(), path);
    }
  }

  @Test
  void cursorOfOtherFilters_isRefused() {
    WORLD.trial();
    WORLD.trial();
    String cursor = WORLD.anonymous().get("/v1/challenges?limit=1&state=REGISTRATION").get("next");
    WORLD.anonymous().get("/v1/challenges?state=CLOSED&after=" + cursor).expect(422);
    WORLD.anonymous().get("/v1/challenges?after=" + cursor).expect(422);
  }
}
