package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a competitor may not learn while a final phase is hidden, and from what is not theirs. */
final class LeakTest {
  private static final World WORLD = World.shared();
  private static final Question QUESTION = Question.RISK;

  private static Trial trial;
  private static Trial.Team best;
  private static Trial.Team worst;
  private static String phase;
  private static String dataset;
  private static String bestId;
  private static String worstId;
  private static JsonNode scores;
  private static String reference;

  /** Two files of one length, one perfect and one entirely wrong. */
  @BeforeAll
  static void compete() {
    trial = WORLD.trial();
    best = trial.team();
    worst = trial.team();
    Map<String, Object> draft = trial.phase(QUESTION, QUESTION.truth());
    draft.put("kind", "FINAL");
    draft.put("visibility", "ORGANISERS");
    dataset = ((Map<?, ?>) draft.get("reference")).get("datasetId").toString();
    phase = trial.run(draft);
    bestId = Trial.submit(best, phase, guess("0.875", "0.125")).expect(201).get("id");
    worstId = Trial.submit(worst, phase, guess("0.125", "0.875")).expect(201).get("id");
    scores = Trial.finished(trial.organiser(), bestId).json().path("scores");
    Trial.finished(trial.organiser(), worstId);
    String path = "/v1/datasets/" + dataset;
    reference = trial.organiser().get(path).expect(200).json().at("/files/0/sha256").asText();
  }

  @Test
  void organiser_readsTheScores() {
    assertEquals(1.0, scores.path("auroc@1").asDouble());
    assertTrue(reference.matches("[0-9a-f]{64}"));
  }

  @Test
  void nothingThatACompetitorReads_hasScoresOrTheReference() {
    for (Caller caller : List.of(best.captain(), trial.competitor(), WORLD.anonymous())) {
      for (String path : everything(best, bestId)) {
        Reply reply = caller.get(path);
        String all = reply.text() + reply.headers().map();
        for (String secret : secrets()) {
          assertFalse(all.contains(secret), secret + " in " + reply);
        }
        if (reply.mediaType().equals("application/json")) {
          for (String member : List.of("scores", "value", "low", "parts", "referenceSha256")) {
            assertTrue(reply.json().findValues(member).isEmpty(), member + " in " + reply);
          }
        }
      }
    }
  }

  /** If a perfect and a wrong team read the same, what they read depends on no score. */
  @Test
  void bestAndWorstTeam_readTheSame() {
    List<String> paths = everything(best, bestId);
    List<String> others = everything(worst, worstId);
    for (int i = 0; i < paths.size(); i++) {
      if (paths.get(i).endsWith("/teams")) {
        continue; // Who is in one's own team is shown, and the own team is another.
      }
      Reply one = best.captain().get(paths.get(i));
      Reply other = worst.captain().get(others.get(i));
      assertEquals(one.status(), other.status(), paths.get(i));
      assertEquals(masked(one), masked(other), paths.get(i));
    }
  }

  @Test
  void times_areAbsentOrCoarse() {
    JsonNode submission = best.captain().get("/v1/submissions/" + bestId).json();
    Instant finished = Instant.parse(submission.path("finishedAt").asText());
    assertEquals(0, finished.toEpochMilli() % 10_000);
    JsonNode evaluation = evaluation(best.captain(), bestId);
    assertFalse(evaluation.has("startedAt"));
    assertFalse(evaluation.has("finishedAt"));
  }

  @Test
  void hiddenBoard_isRefusedBeforeItsETagIsCompared() {
    String path = "/v1/phases/" + phase + "/leaderboard";
    String etag = trial.organiser().get(path).expect(200).header("ETag");
    for (Caller caller : List.of(best.captain(), WORLD.anonymous())) {
      for (String known : List.of(etag, "*")) {
        Reply refused = caller.with("If-None-Match", known).get(path).expect(403);
        assertEquals("", refused.header("ETag"));
        assertTrue(refused.get("detail").contains("ORGANISERS"));
      }
    }
  }

  @Test
  void datasetOfTheTruth_isListedToOrganisersOnly() {
    assertTrue(trial.organiser().get(trial.path() + "/datasets").text().contains(dataset));
    for (Caller caller : List.of(best.captain(), WORLD.anonymous())) {
      assertFalse(caller.get(trial.path() + "/datasets").expect(200).text().contains(dataset));
    }
    JsonNode seen = best.captain().get("/v1/phases/" + phase).expect(200).json();
    assertFalse(seen.has("reference"));
  }

  @Test
  void foreignObject_answersLikeAMissingOne() {
    String evaluation = evaluation(trial.organiser(), worstId).path("id").asText();
    String draft = trial.create(trial.phase(QUESTION, QUESTION.truth()));
    Caller owner = WORLD.person(World.ORGANISER);
    Map<String, Object> secret = Trial.challenge("hidden-" + phase.substring(20));
    String hidden = owner.post("/v1/challenges", secret).expect(201).get("id");
    for (String path : List.of("", "/phases", "/teams", "/datasets", "/registrations")) {
      likeMissing("/v1/challenges/", hidden, path);
    }
    for (String path : List.of("", "/issues", "/queue", "/file", "/evaluations", "/events")) {
      likeMissing("/v1/submissions/", worstId, path);
    }
    for (String path : List.of("", "/leaderboard", "/cases", "/sample", "/quota", "/submissions")) {
      likeMissing("/v1/phases/", draft, path);
    }
    likeMissing("/v1/evaluations/", evaluation, "");
    likeMissing("/v1/datasets/", dataset, "");
    likeMissing("/v1/datasets/", dataset, "/files/truth.csv");
  }

  @Test
  void foreignObject_answersWritesLikeAMissingOne() {
    String draft = trial.create(trial.phase(QUESTION, QUESTION.truth()));
    Caller stranger = WORLD.person(World.ORGANISER);
    for (String verb : List.of("/open", "/close", "/publish")) {
      same(
          stranger.post("/v1/phases/" + draft + verb),
          stranger.post("/v1/phases/" + missing(draft) + verb));
    }
    String file = "/files/truth.csv";
    same(
        stranger.csv("PUT", "/v1/datasets/" + dataset + file, "x"),
        stranger.csv("PUT", "/v1/datasets/" + missing(dataset) + file, "x"));
    String evaluation = evaluation(trial.organiser(), worstId).path("id").asText();
    Map<String, ?> report = Map.of("outcome", "FAILED", "fault", "HUB");
    Caller guessing =
        WORLD
            .person(List.of("evaluate"))
            .with("Evaluation-Lease", "3f0c54f4-52a2-4c39-8a0e-0d6c1b7f1a10");
    String there = "/v1/evaluations/" + evaluation;
    String nowhere = "/v1/evaluations/" + missing(evaluation);
    same(guessing.post(there + "/heartbeat"), guessing.post(nowhere + "/heartbeat"));
    same(guessing.post(there + "/report", report), guessing.post(nowhere + "/report", report));
    String token = trial.organiser().get("/v1/tokens").json().at("/items/0/id").asText();
    same(
        stranger.send("DELETE", "/v1/tokens/" + token, "", null),
        stranger.send("DELETE", "/v1/tokens/" + missing(token), "", null));
  }

  @Test
  void foreignTeam_listsLikeAMissingOne() {
    String path = "/v1/phases/" + phase + "/submissions?teamId=";
    assertEquals(
        best.captain().get(path + worst.id()).expect(200).text(),
        best.captain().get(path + missing(worst.id())).expect(200).text());
  }

  @Test
  void publication_showsReceiptAndScores() {
    Map<String, Object> draft = trial.phase(QUESTION, QUESTION.truth());
    draft.put("visibility", "OWN_TEAM");
    String published = trial.run(draft);
    String id = Trial.submit(best, published, QUESTION.prediction()).expect(201).get("id");
    Trial.finished(best.captain(), id);
    JsonNode before = evaluation(best.captain(), id);
    assertTrue(before.has("scores"));
    assertFalse(before.path("receipt").has("referenceSha256"));
    trial.organiser().post("/v1/phases/" + published + "/close").expect(200);
    assertFalse(evaluation(best.captain(), id).path("receipt").has("referenceSha256"));
    trial.organiser().post("/v1/phases/" + published + "/publish").expect(200);
    assertEquals(
        reference, evaluation(best.captain(), id).path("receipt").path("referenceSha256").asText());
  }

  private static String guess(String event, String other) {
    StringBuilder csv = new StringBuilder("id,probability\n");
    QUESTION
        .truth()
        .lines()
        .skip(1)
        .forEach(
            line ->
                csv.append(line.split(",")[0])
                    .append(line.endsWith("1") ? "," + event : "," + other)
                    .append('\n'));
    return csv.toString();
  }

  private static List<String> everything(Trial.Team team, String submission) {
    List<String> paths = new ArrayList<>();
    Stream.of("", "/phases", "/datasets", "/teams", "/registrations")
        .forEach(path -> paths.add(trial.path() + path));
    Stream.of(
            "",
            "/quota",
            "/selection",
            "/leaderboard",
            "/submissions",
            "/submissions?state=SCORED",
            "/cases",
            "/sample")
        .forEach(path -> paths.add("/v1/phases/" + phase + path));
    Stream.of("", "/issues", "/queue", "/evaluations", "/file", "/events")
        .forEach(path -> paths.add("/v1/submissions/" + submission + path));
    String evaluation = evaluation(trial.organiser(), submission).path("id").asText();
    paths.add("/v1/evaluations/" + evaluation);
    paths.add("/v1/teams/" + team.id());
    paths.add("/v1/datasets/" + dataset);
    paths.add("/v1/datasets/" + dataset + "/files/truth.csv");
    paths.add("/v1/me");
    return paths;
  }

  private static List<String> secrets() {
    byte[] digest = HexFormat.of().parseHex(reference);
    return List.of(
        reference,
        Base64.getEncoder().encodeToString(digest),
        scores.path("log_loss@1[epsilon=2.220446049250313e-16]").asText(),
        "\"auroc@1\":1");
  }

  private static JsonNode evaluation(Caller caller, String submission) {
    return caller
        .get("/v1/submissions/" + submission + "/evaluations")
        .expect(200)
        .json()
        .at("/items/0");
  }

  private static String missing(String id) {
    return id.substring(0, 4) + "00000000000000000000000000";
  }

  private static void likeMissing(String start, String id, String end) {
    for (Caller caller :
        List.of(best.captain(), WORLD.person(World.ORGANISER), WORLD.anonymous())) {
      same(caller.get(start + id + end), caller.get(start + missing(id) + end));
    }
  }

  private static void same(Reply one, Reply other) {
    assertTrue(one.status() >= 400, one.toString());
    assertEquals(masked(other), masked(one));
  }

  /** Body and headers without what differs between any two requests. */
  private static String masked(Reply reply) {
    Map<String, List<String>> headers = new TreeMap<>(reply.headers().map());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("Date"));
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("RateLimit"));
    // That of the masked text is compared with it.
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Length"));
    return (reply.status() + " " + headers + reply.text())
        // A tag that is a digest of the body tells nothing that the body does not.
        .replaceAll("(?<=etag=\\[)(W/)?\"([\\w-]{24}|\\d+-[0-9a-f]{8})\"", "tag")
        .replaceAll("[a-z]{3}_[0-9a-z]{26}", "id")
        .replaceAll("(Person|Team) [0-9]+", "name")
        .replaceAll("(?<=\"eligibility\":\")[0-9a-f]{32}", "state")
        .replaceAll("[0-9a-f]{64}", "digest")
        .replaceAll("sha-256=:[^:]+:", "digest")
        .replaceAll("(?<=,)0\\.[18][27]5", "guess")
        .replaceAll("[0-9-]{10}T[0-9:.]+Z", "time");
  }
}
