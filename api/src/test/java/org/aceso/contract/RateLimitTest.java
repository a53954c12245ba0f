package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.aceso.Campaign;
import org.aceso.TestServer;
import org.aceso.Together;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits of requests, held by two servers on one database. */
final class RateLimitTest {
  private static final int READS = 200;
  private static final int WRITES = 20;
  private static final int FAILURES = 20;
  private static final int TOGETHER = 64;
  private static final String WRITE = "/v1/phases/pha_00000000000000000000000000/close";
  private static final String READ = "/v1/me";

  /** A twentieth of the quota: what each server may count by itself. */
  private static final int BATCH = READS / 20;

  /** People are made at the first server, whose limits are far; the others' are near. */
  private static TestServer open;

  private static TestServer one;
  private static TestServer two;
  private static World world;

  @BeforeAll
  static void start() {
    open = TestServer.start(Map.of());
    world = new World(open, reply -> {});
    Map<String, String> limits =
        Map.of(
            "RATE_WINDOW_SECONDS", "3600",
            "RATE_READS", "" + READS,
            "RATE_WRITES", "" + WRITES,
            "RATE_ANONYMOUS", "" + READS,
            "RATE_FAILURES", "" + FAILURES,
            "TRUSTED_PROXIES", "127.0.0.0/8, ::1");
    one = open.startAnother(limits);
    two = open.startAnother(limits);
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
    open.close();
  }

  private static Caller person() {
    return world.person(World.ORGANISER).at(one.url());
  }

  /** Somebody without a token, behind the proxy that the servers trust. */
  private static Caller from(String address) {
    return world.anonymous().at(one.url()).with("X-Forwarded-For", address);
  }

  @Test
  void answer_tellsThePolicyAndWhatIsLeft() {
    Caller person = person();
    Reply first = person.get(READ).expect(200);
    assertEquals("\"reads\";q=200;w=3600", first.header("RateLimit-Policy"));
    Rate rate = Rate.of(first).get("reads");
    assertEquals(READS - 1, rate.remaining());
    assertTrue(rate.seconds() > 3_500 && rate.seconds() <= 3_600, rate.toString());
    assertEquals(READS - 2, Rate.of(person.head(READ)).get("reads").remaining());
    Reply write = person.post(WRITE).expect(404);
    assertEquals("\"writes\";q=20;w=3600", write.header("RateLimit-Policy"));
    assertEquals(WRITES - 1, Rate.of(write).get("writes").remaining());
  }

  @Test
  void refusalsOfEveryKind_tellWhatIsLeftToo() {
    Caller person = person();
    String path = "/v1/challenges";
    assertEquals(WRITES - 1, left(person.post(path, Map.of()).expect(422), "writes"));
    assertEquals(WRITES - 2, left(person.post("/v1/people", Map.of()).expect(403), "writes"));
    assertEquals(
        WRITES - 3, left(person.send("POST", path, "a/b", new byte[1]).expect(415), "writes"));
  }

  @Test
  void usedUpPolicy_isRefusedByName() {
    Caller person = person();
    for (int i = 0; i < WRITES; i++) {
      person.post(WRITE).expect(404);
    }
    Reply refused = person.post(WRITE).expect(429);
    assertEquals(Problems.QUOTA_EXCEEDED, refused.get("type"));
    assertEquals("[\"writes\"]", refused.json().path("violated-policies").toString());
    Rate rate = Rate.of(refused).get("writes");
    assertEquals(0, rate.remaining());
    assertEquals("" + rate.seconds(), refused.header("Retry-After"));
    assertEquals("\"writes\";q=20;w=3600", refused.header("RateLimit-Policy"));
    person.get(READ).expect(200);
    person.at(two.url()).post(WRITE).expect(429);
  }

  @Test
  void anotherTokenOfThePerson_sharesTheLimit() {
    Caller person = person();
    Map<String, Object> token = Map.of("name", "two", "scopes", List.of("team:read"));
    String secret = person.post("/v1/tokens", token).expect(201).get("secret");
    assertEquals(WRITES - 2, left(person.as(secret).at(two.url()).post(WRITE), "writes"));
  }

  @Test
  void writesTogetherAtTwoServers_areCountedExactly() throws Exception {
    for (int i = 0; i < Campaign.repeats(5, 100); i++) {
      Caller person = person();
      List<Reply> replies = together(person, caller -> caller.post(WRITE));
      assertEquals(WRITES, count(replies, 404), "round " + i);
      assertEquals(TOGETHER - WRITES, count(replies, 429), "round " + i);
    }
  }

  /** What is stated: each server lets through at most a batch more. */
  @Test
  void readsTogetherAtTwoServers_stayWithinTheStatedSlack() throws Exception {
    for (int i = 0; i < Campaign.repeats(2, 20); i++) {
      Caller person = person();
      long allowed = 0;
      for (int round = 0; round < 5; round++) {
        allowed += count(together(person, caller -> caller.get(READ)), 200);
      }
      assertTrue(allowed >= READS, allowed + " of " + READS);
      assertTrue(allowed <= READS + 2 * BATCH, allowed + " of " + READS);
    }
  }

  @Test
  void reads_areWrittenDownOnceABatch() {
    Caller person = person();
    String row =
        "reads:%d:3600:%s".formatted(READS, person.get(READ).json().at("/person/id").asText());
    Set<String> versions = new HashSet<>();
    for (int i = 0; i < 5 * BATCH; i++) {
      person.get(READ).expect(200);
      versions.add(version(row));
    }
    assertTrue(versions.size() > 2 && versions.size() <= 6, versions.toString());
  }

  @Test
  void unchangedResource_costsNothing() {
    Trial trial = world.trial();
    Caller person = person();
    String etag = person.get(trial.path()).expect(200).header("ETag");
    long left = left(person.get(trial.path()).expect(200), "reads");
    Caller knowing = person.with("If-None-Match", etag);
    for (int i = 0; i < 3 * BATCH; i++) {
      assertEquals(left, left(knowing.get(trial.path()).expect(304), "reads"));
    }
    assertEquals(left - 1, left(person.get(trial.path()).expect(200), "reads"));
  }

  @Test
  void anonymousCallers_areCountedByAddress() {
    assertEquals(READS - 1, left(from("192.0.2.1").get("/v1/challenges"), "anonymous"));
    assertEquals(READS - 2, left(from("192.0.2.1").get(READ).expect(401), "anonymous"));
    assertEquals(READS - 1, left(from("192.0.2.2").get("/v1/challenges"), "anonymous"));
    for (int i = 0; i < READS; i++) {
      from("192.0.2.3").get("/v1/challenges").expect(200);
    }
    Reply refused = from("192.0.2.3").get("/v1/challenges").expect(429);
    assertEquals("[\"anonymous\"]", refused.json().path("violated-policies").toString());
  }

  @Test
  void addressesOfOneSite_areOne() {
    assertEquals(READS - 1, left(from("2001:db8:1:2::1").get("/v1/challenges"), "anonymous"));
    assertEquals(READS - 2, left(from("2001:db8:1:2:f::2").get("/v1/challenges"), "anonymous"));
    assertEquals(READS - 1, left(from("2001:db8:1:3::1").get("/v1/challenges"), "anonymous"));
  }

  /** Only what the trusted proxy saw itself counts; the rest of the header can be made up. */
  @Test
  void madeUpAddress_isNotBelieved() {
    String path = "/v1/challenges";
    assertEquals(READS - 1, left(from("192.0.2.10, 192.0.2.11").get(path), "anonymous"));
    assertEquals(READS - 2, left(from("192.0.2.12, 192.0.2.11").get(path), "anonymous"));
    assertEquals(READS - 3, left(from("192.0.2.11, 127.0.0.9").get(path), "anonymous"));
    TestServer direct = open.startAnother(Map.of("RATE_ANONYMOUS", "1000"));
    try {
      Caller caller = world.anonymous().at(direct.url());
      long left = left(caller.get(path), "anonymous");
      assertEquals(
          left - 1, left(caller.with("X-Forwarded-For", "192.0.2.20").get(path), "anonymous"));
    } finally {
      direct.close();
    }
  }

  @Test
  void wrongTokens_lockTheirAddressOutButNobodyWhoWasLetIn() {
    Caller known = person().with("X-Forwarded-For", "192.0.2.30");
    known.get(READ).expect(200);
    Caller guessing = from("192.0.2.30").as("aceso_pat_" + "0".repeat(72));
    assertEquals(FAILURES - 1, left(guessing.get(READ).expect(401), "failures"));
    for (int i = 1; i < FAILURES; i++) {
      guessing.get(READ).expect(401);
    }
    Reply refused = guessing.get("/v1/challenges").expect(429);
    assertEquals("[\"failures\"]", refused.json().path("violated-policies").toString());
    assertTrue(Long.parseLong(refused.header("Retry-After")) > 0);
    known.get(READ).expect(200);
    Caller late = person().with("X-Forwarded-For", "192.0.2.30");
    late.get(READ).expect(429);
    late.with("X-Forwarded-For", "192.0.2.31").get(READ).expect(200);
    from("192.0.2.30").get("/v1/challenges").expect(200);
  }

  @Test
  void health_isNeverCounted() {
    for (String path : List.of("/healthz", "/readyz", "/openapi.json", "/docs")) {
      assertEquals("", from("192.0.2.40").get(path).expect(200).header("RateLimit"));
    }
  }

  @Test
  void policyThatIsOff_isNotMentioned() {
    TestServer off = open.startAnother(Map.of("RATE_READS", "0", "RATE_WRITES", "0"));
    try {
      Caller person = person().at(off.url());
      for (String field : List.of("RateLimit", "RateLimit-Policy")) {
        assertEquals("", person.get(READ).expect(200).header(field));
        assertEquals("", person.post(WRITE).expect(404).header(field));
      }
    } finally {
      off.close();
    }
  }

  @Test
  void endOfTheWindow_giveEverythingBack() {
    TestServer quick =
        open.startAnother(
            Map.of("RATE_WINDOW_SECONDS", "2", "RATE_WRITES", "3", "RATE_READS", "3"));
    try {
      Caller person = person().at(quick.url());
      for (int i = 0; i < 3; i++) {
        person.get(READ).expect(200);
        person.post(WRITE).expect(404);
      }
      person.get(READ).expect(429);
      Reply refused = person.post(WRITE).expect(429);
      long wait = Long.parseLong(refused.header("Retry-After"));
      assertTrue(wait >= 1 && wait <= 2, refused.header("Retry-After"));
      Awaitility.await()
          .pollDelay(Duration.ofSeconds(wait))
          .atMost(Duration.ofSeconds(wait + 2))
          .untilAsserted(() -> person.post(WRITE).expect(404));
      assertFalse(person.get(READ).expect(200).header("RateLimit").isEmpty());
    } finally {
      quick.close();
    }
  }

  /** Half of the requests at each server. */
  private static List<Reply> together(Caller person, Function<Caller, Reply> request)
      throws Exception {
    IntFunction<Callable<Reply>> task =
        i -> () -> request.apply(i % 2 == 0 ? person : person.at(two.url()));
    return Together.run(TOGETHER, task);
  }

  private static long count(List<Reply> replies, int status) {
    return replies.stream().filter(reply -> reply.status() == status).count();
  }

  private static long left(Reply reply, String policy) {
    return Rate.of(reply).get(policy).remaining();
  }

  /** Which transaction wrote a row of the counts last. */
  private static String version(String row) {
    return open.jdbi()
        .withHandle(
            db ->
                db.createQuery("SELECT xmin::text FROM rate_limit WHERE id = :row")
                    .bind("row", row)
                    .mapTo(String.class)
                    .one());
  }
}
