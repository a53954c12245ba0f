package org.aceso.contract;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same key and content have one effect and one answer. */
final class IdempotencyTest {
  private static final World WORLD = World.shared();
  private static final int TOGETHER = 16;

  @Test
  void replay_answersTheSameAndSaysSo() {
    Trial trial = WORLD.trial();
    Caller keyed = trial.organiser().with("Idempotency-Key", "\"replay-1\"");
    Map<String, Object> body = Map.of("name", "Train", "access", "EVERYONE");
    Reply first = keyed.post(trial.path() + "/datasets", body).expect(201);
    Reply second = keyed.post(trial.path() + "/datasets", body).expect(201);
    assertEquals(first.text(), second.text());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals("", first.header("Idempotency-Replayed"));
    assertEquals("true", second.header("Idempotency-Replayed"));
    assertEquals(1, trial.organiser().get(trial.path() + "/datasets").json().path("items").size());
  }

  @Test
  void replayOfAPhase_answersItsETagToo() {
    Trial trial = WORLD.trial();
    Map<String, Object> body = trial.phase(Question.ORDINAL, Question.ORDINAL.truth());
    body.put(
        "settings", Map.of("costs", List.of(List.of(0, 0.1), List.of(1.0, 0)), "labels", "a,b"));
    Caller keyed = trial.organiser().with("Idempotency-Key", "replay-2");
    Reply first = keyed.post(trial.path() + "/phases", body).expect(201);
    Reply second = keyed.post(trial.path() + "/phases", body).expect(201);
    assertEquals(first.text(), second.text());
    assertEquals(first.header("ETag"), second.header("ETag"));
  }

  @Test
  void sameKeyWithOtherContent_isRefused() {
    Trial trial = WORLD.trial();
    String path = trial.path() + "/datasets";
    Caller keyed = trial.organiser().with("Idempotency-Key", "other-1");
    keyed.post(path, Map.of("name", "Train", "access", "EVERYONE")).expect(201);
    Rest.as(trial.organiser())
        .header("Idempotency-Key", "other-1")
        .contentType("application/json")
        .body("{\"name\":\"Other\",\"access\":\"EVERYONE\"}")
        .post(path)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/idempotency-key-reused"));
  }

  @Test
  void keyOfAnotherPersonOrPath_isAnotherKey() {
    Trial one = WORLD.trial();
    Trial two = WORLD.trial();
    Map<String, Object> body = Map.of("name", "Train", "access", "EVERYONE");
    for (Trial trial : List.of(one, two)) {
      Caller keyed = trial.organiser().with("Idempotency-Key", "shared-key");
      Reply reply = keyed.post(trial.path() + "/datasets", body).expect(201);
      assertEquals("", reply.header("Idempotency-Replayed"));
    }
  }

  @Test
  void refusedRequest_leavesItsKeyFree() {
    Trial trial = WORLD.trial();
    Caller keyed = trial.competitor().with("Idempotency-Key", "free-1");
    keyed.post(trial.path() + "/teams", Map.of("nom", "x")).expect(422);
    keyed.post(trial.path() + "/teams", Map.of("name", "Free again " + trial.id())).expect(201);
  }

  @Test
  void replay_leavesSecretsOut() {
    Trial trial = WORLD.trial();
    Trial.Team team = trial.team();
    Caller keyed = team.captain().with("Idempotency-Key", "secret-1");
    String path = "/v1/teams/" + team.id() + "/invitations";
    assertTrue(keyed.post(path).expect(201).json().has("code"));
    Reply invitation = keyed.post(path).expect(201);
    assertFalse(invitation.json().has("code"));
    assertEquals("false", invitation.get("secretAvailable"));
    Map<String, Object> token = Map.of("name", "t", "scopes", List.of("team:read"));
    assertTrue(keyed.post("/v1/tokens", token).expect(201).json().has("secret"));
    assertFalse(keyed.post("/v1/tokens", token).expect(201).json().has("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "   "})
  void emptyKey_isRefused(String key) {
    Trial trial = WORLD.trial();
    Reply reply =
        trial
            .competitor()
            .with("Idempotency-Key", key)
            .post(trial.path() + "/teams", Map.of("name", "Never"))
            .expect(422);
    assertEquals("Idempotency-Key", reply.json().at("/errors/0/header").asText());
  }

  @Test
  void tooLongKey_isRefused() {
    Caller caller = WORLD.person(World.ORGANISER).with("Idempotency-Key", "k".repeat(256));
    caller.post("/v1/challenges", Trial.challenge("long-key")).expect(422);
  }

  @Test
  void equalPostsTogether_haveOneEffect() throws Exception {
    Trial trial = WORLD.trial();
    Caller keyed = trial.organiser().with("Idempotency-Key", "together-1");
    Map<String, Object> phase = trial.phase(Question.RISK, Question.RISK.truth());
    List<Reply> replies = together(() -> keyed.post(trial.path() + "/phases", phase));
    checkOneEffect(replies);
    assertEquals(1, trial.organiser().get(trial.path() + "/phases").json().path("items").size());
  }

  @Test
  void equalSubmissionsTogether_useTheQuotaOnce() throws Exception {
    Trial trial = WORLD.trial();
    Trial.Team team = trial.team();
    Map<String, Object> draft = trial.phase(Question.RISK, Question.RISK.truth());
    draft.put("quota", List.of(Map.of("limit", 1, "period", "TOTAL")));
    String phase = trial.run(draft);
    Caller keyed = team.captain().with("Idempotency-Key", "together-2");
    String path = "/v1/phases/" + phase + "/submissions";
    checkOneEffect(together(() -> keyed.csv("POST", path, Question.RISK.prediction())));
    assertEquals(1, team.captain().get(path).json().path("items").size());
    Reply later = keyed.csv("POST", path, Question.RISK.prediction()).expect(201);
    assertEquals("true", later.header("Idempotency-Replayed"));
    keyed.csv("POST", path, "id,probability\n").expect(422);
  }

  @Test
  void submissionsTogether_neverOverdrawTheQuota() throws Exception {
    Trial trial = WORLD.trial();
    Trial.Team team = trial.team();
    Map<String, Object> draft = trial.phase(Question.RISK, Question.RISK.truth());
    draft.put("quota", List.of(Map.of("limit", 3, "period", "DAY")));
    String phase = trial.run(draft);
    List<Reply> replies = together(() -> Trial.submit(team, phase, Question.RISK.prediction()));
    assertEquals(3, replies.stream().filter(reply -> reply.status() == 201).count());
    assertEquals(TOGETHER - 3, replies.stream().filter(reply -> reply.status() == 429).count());
  }

  private static void checkOneEffect(List<Reply> replies) {
    Set<Integer> statuses =
        replies.stream().map(Reply::status).collect(Collectors.toCollection(TreeSet::new));
    statuses.removeAll(Set.of(201, 409));
    assertEquals(Set.of(), statuses, replies.toString());
    List<Reply> done = replies.stream().filter(reply -> reply.status() == 201).toList();
    assertEquals(1, done.stream().map(Reply::text).distinct().count(), done.toString());
    assertEquals(
        1, done.stream().filter(reply -> reply.header("Idempotency-Replayed").isEmpty()).count());
    replies.stream()
        .filter(reply -> reply.status() == 409)
        .forEach(reply -> assertEquals("/problems/request-in-progress", reply.get("type")));
  }

  private static List<Reply> together(Callable<Reply> request) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
    try {
      List<Future<Reply>> futures =
          threads.invokeAll(Stream.generate(() -> request).limit(TOGETHER).toList());
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> future : futures) {
        replies.add(future.get());
      }
      return replies;
    } finally {
      threads.shutdownNow();
    }
  }
}
