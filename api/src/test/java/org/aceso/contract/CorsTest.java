package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages of other origins a browser lets read answers. */
final class CorsTest {
  private static final String PAGE = "https://board.example.org";
  private static final String LOCAL = "http://localhost:3000";
  private static final String TEAM = "/v1/teams/tea_00000000000000000000000000";

  private static TestServer server;
  private static Caller page;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("CORS_ORIGINS", PAGE + ":443, " + LOCAL));
    page = Caller.anonymous(server.url(), reply -> {}).with("Origin", PAGE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Caller preflight(Caller from) {
    return from.with("Access-Control-Request-Method", "PATCH")
        .with("Access-Control-Request-Headers", "authorization,x-made-up");
  }

  private static Set<String> names(String list) {
    return new TreeSet<>(List.of(list.toLowerCase(java.util.Locale.ROOT).split(", ")));
  }

  @Test
  void preflight_ofAListedOrigin_saysWhatThePathTakes() {
    Reply reply = preflight(page).send("OPTIONS", TEAM, "", null).expect(204);
    assertEquals(PAGE, reply.header("Access-Control-Allow-Origin"));
    assertEquals(reply.header("Allow"), reply.header("Access-Control-Allow-Methods"));
    assertTrue(names(reply.header("Vary")).contains("origin"), reply.toString());
    assertEquals("7200", reply.header("Access-Control-Max-Age"));
    assertEquals("", reply.header("Access-Control-Allow-Credentials"));
    Set<String> taken = names(reply.header("Access-Control-Allow-Headers"));
    assertTrue(taken.containsAll(Set.of("authorization", "content-type", "on-behalf-of")));
    assertEquals(false, taken.contains("x-made-up"));
    Spec.OPERATIONS.stream()
        .flatMap(op -> Spec.parameters(op, "header").stream())
        .forEach(
            one -> assertTrue(taken.contains(names(one.name()).iterator().next()), one.name()));
  }

  @Test
  void preflight_ofAnotherOrigin_saysNothing() {
    for (String other :
        List.of(
            "https://board.example.org:8443",
            "http://board.example.org",
            "null",
            PAGE + ".evil.org")) {
      Reply reply = preflight(page.with("Origin", other)).send("OPTIONS", TEAM, "", null);
      assertNothing(reply.expect(204));
      assertNothing(page.with("Origin", other).get("/v1/meta").expect(200));
    }
  }

  @Test
  void preflight_ofAPathThatIsNot_isAProblemThatThePageMayRead() {
    Reply reply = preflight(page).send("OPTIONS", "/v1/nowhere", "", null).expect(404);
    assertEquals(PAGE, reply.header("Access-Control-Allow-Origin"));
    assertEquals("", reply.header("Access-Control-Allow-Methods"));
  }

  @Test
  void answer_mayBeReadWithItsHeaders() {
    Reply read = page.with("Origin", LOCAL).get("/v1/permissions").expect(200);
    String tag = read.header("ETag");
    for (Reply reply :
        List.of(
            read,
            page.with("Origin", LOCAL)
                .with("If-None-Match", tag)
                .get("/v1/permissions")
                .expect(304),
            page.with("Origin", LOCAL).get("/v1/me").expect(401),
            page.with("Origin", LOCAL).get("/nowhere").expect(404),
            page.with("Origin", LOCAL).post("/v1/meta").expect(405))) {
      assertEquals(LOCAL, reply.header("Access-Control-Allow-Origin"), reply.toString());
      Set<String> shown = names(reply.header("Access-Control-Expose-Headers"));
      assertTrue(shown.containsAll(Set.of("content-disposition", "repr-digest")), reply.toString());
      Spec.ROOT
          .at("/components/headers")
          .fieldNames()
          .forEachRemaining(name -> assertTrue(shown.containsAll(names(name)), name));
    }
  }

  @Test
  void optionsWithABodyOrAToken_lookAtNeither() {
    Reply reply =
        page.as("aceso_pat_wrong")
            .send(
                "OPTIONS",
                TEAM,
                "application/json",
                "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertEquals("", reply.expect(204).header("RateLimit"));
  }

  @Test
  void everyOrigin_isTheSameForEach() {
    try (TestServer open = server.startAnother(Map.of("CORS_ORIGINS", "*"))) {
      Reply reply = page.at(open.url()).get("/v1/meta").expect(200);
      assertEquals("*", reply.header("Access-Control-Allow-Origin"));
      assertEquals(false, names(reply.header("Vary")).contains("origin"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://board.example.org", "null", ""})
  void withoutASetting_nothingIsSaid(String origin) {
    Caller caller = World.shared().anonymous().with("Origin", origin);
    Reply reply = preflight(caller).send("OPTIONS", TEAM, "", null).expect(204);
    assertNothing(reply);
    assertEquals(false, names(reply.header("Vary")).contains("origin"));
    assertNothing(caller.get("/v1/meta").expect(200));
  }

  private static void assertNothing(Reply reply) {
    reply
        .headers()
        .map()
        .keySet()
        .forEach(
            name -> assertEquals(false, names(name).toString().contains("access-control"), name));
  }
}
