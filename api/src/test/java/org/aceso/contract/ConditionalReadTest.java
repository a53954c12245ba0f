package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aceso.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every GET of a whole challenge, asked again with the tag that it had. */
final class ConditionalReadTest {
  private static final Set<String> CHANGING =
      Set.of("date", "request-id", "server-time", "ratelimit");

  /** What the walk deletes or ends, or whose reader is captain no more. */
  private static final Set<String> GONE =
      Set.of("getWebhook", "listDeliveries", "listMergeProposals", "getEvaluationPiece");

  /** By operation and caller. */
  private static final Map<String, Read> READS = new LinkedHashMap<>();

  private static World world;

  /** What somebody read. */
  private record Read(Spec.Op op, Caller caller, String path) {
    Reply again() {
      return caller.get(path);
    }

    Read by(Caller other) {
      return new Read(op, other.unwatched(), path);
    }
  }

  @BeforeAll
  static void walk() {
    Watcher watcher =
        new Watcher() {
          @Override
          public void saw(Reply reply) {}

          @Override
          public void after(Caller caller, Request request, Reply reply) {
            Optional<Spec.Op> op = request.operation();
            if (op.isPresent() && request.method().equals("GET") && reply.status() == 200) {
              String key = op.get().id() + " " + caller.authorization();
              READS.put(key, new Read(op.get(), caller.unwatched(), request.path()));
            }
          }
        };
    world = new World(TestServer.shared(), watcher);
    new Walk(world, new ArrayList<>()).go();
    // The tokens that the walk revoked read no more.
    READS.replaceAll(
        (key, read) -> read.again().status() == 200 ? read : read.by(world.administrator()));
    READS.values().removeIf(read -> read.again().status() != 200);
  }

  @Test
  void everyRead_isAmongThem() {
    Set<String> missing =
        Spec.OPERATIONS.stream()
            .filter(op -> op.method().equals("GET"))
            .map(Spec.Op::id)
            .collect(Collectors.toCollection(TreeSet::new));
    READS.values().forEach(read -> missing.remove(read.op().id()));
    missing.removeAll(GONE);
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRead_hasATagThatHolds() {
    for (Read read : READS.values()) {
      Reply first = read.again();
      String tag = first.header("ETag");
      if (RulesTest.UNTAGGED.contains(read.op().id())) {
        assertEquals("", tag, first.toString());
        assertEquals("no-store", first.header("Cache-Control"), first.toString());
        continue;
      }
      boolean isWeak = read.op().id().startsWith("list");
      assertTrue(tag.matches(isWeak ? "W/\"[\\w-]+\"" : "\"[\\w-]+\""), tag + " of " + first);
      assertHolds(read, tag);
    }
  }

  private static void assertHolds(Read read, String tag) {
    Caller knowing = read.caller().with("If-None-Match", tag);
    Reply reply = knowing.get(read.path());
    // Lists of what happens grow meanwhile, and a token was used a minute later.
    for (int i = 0; i < 5 && reply.status() == 200; i++) {
      knowing = read.caller().with("If-None-Match", reply.header("ETag"));
      reply = knowing.get(read.path());
    }
    assertEquals(304, reply.status(), reply.toString());
    assertEquals(0, reply.bytes().length);
    assertEquals(304, knowing.head(read.path()).status(), read.path());
    assertEquals(200, read.caller().with("If-None-Match", "\"x\"").get(read.path()).status());
  }

  @Test
  void everyRead_saysWhoMayKeepIt() {
    for (Read read : READS.values()) {
      Reply reply = read.again();
      String caching = reply.header("Cache-Control");
      boolean known = read.caller().authorization() != null;
      if (!RulesTest.UNTAGGED.contains(read.op().id())) {
        Set<String> right =
            known
                ? Set.of("private, no-cache", "no-store")
                : List.of("getLeaderboard", "getReplacedLeaderboard").contains(read.op().id())
                    ? Set.of("public, max-age=30")
                    : Set.of("no-cache");
        assertTrue(right.contains(caching), caching + " of " + reply);
      }
      List<String> vary = List.of(reply.header("Vary").split(", "));
      assertTrue(vary.containsAll(List.of("Authorization", "Accept", "Accept-Encoding")));
    }
  }

  /** The tag stands for what is shown, never for the token that it was shown to. */
  @Test
  void anotherTokenOfThePerson_keepsTheTag() {
    Trial trial = world.trial();
    Map<String, Object> token = Map.of("name", "two", "scopes", World.ORGANISER);
    String secret = trial.organiser().post("/v1/tokens", token).expect(201).get("secret");
    for (String path : List.of(trial.path(), trial.path() + "/phases", "/v1/challenges")) {
      assertEquals(
          trial.organiser().get(path).header("ETag"),
          trial.organiser().as(secret).get(path).header("ETag"));
    }
  }

  @Test
  void whoIsShownMore_hasAnotherTag() {
    Trial trial = world.trial();
    Trial.Team team = trial.team();
    String path = "/v1/teams/" + team.id();
    Reply own = team.captain().get(path).expect(200);
    Reply other = trial.competitor().get(path).expect(200);
    assertTrue(own.json().has("members") && !other.json().has("members"));
    assertNotEquals(own.header("ETag"), other.header("ETag"));
    String tag = other.header("ETag");
    assertEquals(200, team.captain().with("If-None-Match", tag).get(path).status());
  }

  @Test
  void writes_areNobodysToKeep() {
    Trial trial = world.trial();
    Map<String, Object> body = Map.of("name", "Train", "access", "EVERYONE");
    Reply made = trial.organiser().post(trial.path() + "/datasets", body).expect(201);
    assertEquals("no-store", made.header("Cache-Control"));
  }

  @Test
  void fileOfADataset_isReplacedByWhoKnowsItOnly() {
    Trial trial = world.trial();
    Caller organiser = trial.organiser();
    String path = "/v1/datasets/" + trial.dataset("ORGANISERS", "first") + "/files/";
    Reply refused = organiser.csv("PUT", path + "truth.csv", "second").expect(428);
    assertEquals("/problems/precondition-required", refused.get("type"));
    organiser.with("If-None-Match", "*").csv("PUT", path + "truth.csv", "second").expect(412);
    organiser.with("If-Match", "\"x\"").csv("PUT", path + "truth.csv", "second").expect(412);
    organiser.with("If-Match", "*").csv("PUT", path + "new.csv", "second").expect(412);
    String tag = organiser.get(path + "truth.csv").expect(200).header("ETag");
    Reply replaced =
        organiser.with("If-Match", tag).csv("PUT", path + "truth.csv", "second").expect(200);
    assertNotEquals(tag, replaced.header("ETag"));
    assertEquals("second", organiser.get(path + "truth.csv").text());
    organiser.with("If-Match", tag).csv("PUT", path + "truth.csv", "third").expect(412);
    organiser.with("If-None-Match", "*").csv("PUT", path + "new.csv", "new").expect(201);
    assertEquals(
        replaced.header("ETag"), organiser.get(path + "truth.csv").expect(200).header("ETag"));
  }

  /** Its answer would be 304, though a webhook was made. */
  @Test
  void condition_meansNothingToACreation() {
    Caller organiser = world.trial().organiser().with("If-None-Match", "\"1\"");
    Map<String, Object> body = Map.of("url", "https://hooks.example.invalid/");
    Reply made = organiser.post("/v1/webhooks", body).expect(201);
    assertEquals("\"1\"", made.header("ETag"));
    assertNotEquals("", made.get("secret"));
  }

  @Test
  void head_answersTheHeadersOfGetAndNoBody() {
    for (Read read : READS.values()) {
      compare(read.caller(), read.path(), RulesTest.UNTAGGED.contains(read.op().id()));
    }
    compare(world.anonymous().unwatched(), "/v1/challenges/nobody", false);
  }

  private static void compare(Caller caller, String path, boolean changes) {
    Reply get = caller.get(path);
    Reply head = caller.head(path).expect(get.status());
    // What is read may change in between, as a list of events does; a second look must be equal.
    for (int i = 0; i < 5 && !headers(get, changes).equals(headers(head, changes)); i++) {
      get = caller.get(path);
      head = caller.head(path);
    }
    assertEquals(headers(get, changes), headers(head, changes), path);
    assertEquals(0, head.bytes().length, path);
  }

  private static Map<String, List<String>> headers(Reply reply, boolean changes) {
    Map<String, List<String>> headers = new TreeMap<>();
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String key = name.toLowerCase(Locale.ROOT);
              if (!CHANGING.contains(key) && !(changes && key.equals("content-length"))) {
                headers.put(key, values);
              }
            });
    return headers;
  }
}
