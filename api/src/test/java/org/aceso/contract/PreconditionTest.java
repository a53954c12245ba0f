package org.aceso.contract;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETags and conditional requests. */
final class PreconditionTest {
  private static final World WORLD = World.shared();
  private static final Set<String> CHANGING =
      Set.of("date", "request-id", "server-time", "ratelimit");

  @Test
  void editWithoutIfMatch_isRefused() {
    Trial trial = WORLD.trial();
    String phase = trial.create(trial.phase(Question.RISK, Question.RISK.truth()));
    for (String path : List.of(trial.path(), "/v1/phases/" + phase)) {
      Rest.as(trial.organiser())
          .contentType("application/merge-patch+json")
          .body("{\"name\":\"x\"}")
          .patch(path)
          .then()
          .statusCode(428)
          .body("type", equalTo("/problems/precondition-required"));
    }
  }

  @Test
  void editOfAnOldVersion_isRefusedAndChangesNothing() {
    Trial trial = WORLD.trial();
    String etag = trial.organiser().get(trial.path()).header("ETag");
    Reply edited = trial.organiser().patch(trial.path(), etag, Map.of("controller", "First"));
    edited.expect(200);
    Reply stale = trial.organiser().patch(trial.path(), etag, Map.of("controller", "Second"));
    assertEquals("/problems/precondition-failed", stale.expect(412).get("type"));
    assertEquals("First", trial.organiser().get(trial.path()).get("controller"));
    assertEquals(edited.header("ETag"), trial.organiser().get(trial.path()).header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x\"", "W/\"1\"", "\"", "1"})
  void ifMatchOfNoVersion_isRefused(String tag) {
    Trial trial = WORLD.trial();
    trial.organiser().patch(trial.path(), tag, Map.of("controller", "x")).expect(412);
  }

  @Test
  void headerBeyondItsSchema_isRefusedByName() {
    Trial trial = WORLD.trial();
    String tag = "\"" + "x".repeat(2_000) + "\"";
    Reply read = trial.organiser().with("If-None-Match", tag).get(trial.path()).expect(422);
    assertEquals("If-None-Match", read.json().at("/errors/0/header").asText());
    Reply edit = trial.organiser().patch(trial.path(), tag, Map.of("controller", "x")).expect(422);
    assertEquals("length", edit.json().at("/errors/0/code").asText());
  }

  /** RFC 9110, section 13.1.1: If-Match compares strongly. */
  @Test
  void weakIfMatch_isRefused() {
    Trial trial = WORLD.trial();
    String etag = trial.organiser().get(trial.path()).header("ETag");
    trial.organiser().patch(trial.path(), "W/" + etag, Map.of("controller", "x")).expect(412);
  }

  @Test
  void patch_mergesAsRfc7396() {
    Trial trial = WORLD.trial();
    String phase = "/v1/phases/" + trial.create(trial.phase(Question.RISK, Question.RISK.truth()));
    Caller organiser = trial.organiser();
    Map<String, Object> settings = Map.of("settings", Map.of("beta", 2, "max_fpr", 0.2));
    organiser.patch(phase, organiser.get(phase).header("ETag"), settings).expect(200);
    Map<String, Object> removing = new TreeMap<>();
    removing.put("beta", null);
    Reply merged =
        organiser.patch(phase, organiser.get(phase).header("ETag"), Map.of("settings", removing));
    assertEquals("{\"max_fpr\":0.2}", merged.expect(200).json().path("settings").toString());
  }

  @Test
  void unchangedResource_isNotSentAgain() {
    Trial trial = WORLD.trial();
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    for (String path :
        List.of(trial.path(), "/v1/phases/" + phase, "/v1/phases/" + phase + "/leaderboard")) {
      String etag = trial.organiser().get(path).expect(200).header("ETag");
      for (String known : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
        Reply reply = trial.organiser().with("If-None-Match", known).get(path).expect(304);
        assertEquals(etag, reply.header("ETag"));
        assertEquals(0, reply.bytes().length);
      }
      trial.organiser().with("If-None-Match", "\"x\"").get(path).expect(200);
    }
  }

  @Test
  void etag_differsByWhatTheCallerIsShown() {
    Trial trial = WORLD.trial();
    String path = "/v1/phases/" + trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    Reply organiser = trial.organiser().get(path);
    Reply anonymous = WORLD.anonymous().get(path);
    assertFalse(organiser.text().equals(anonymous.text()));
    assertFalse(organiser.header("ETag").equals(anonymous.header("ETag")));
  }
}
