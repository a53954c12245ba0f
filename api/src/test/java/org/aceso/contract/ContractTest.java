package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what is served, and nothing else is. */
final class ContractTest {
  private static final String NOBODY = "zzz_00000000000000000000000000";
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  private final World world = World.shared();

  static List<Spec.Op> operations() {
    return Spec.OPERATIONS;
  }

  static Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    Spec.OPERATIONS.forEach(op -> paths.add(op.path()));
    return paths;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_isServed(Spec.Op op) {
    Reply reply = world.administrator().send(op.method(), op.path(NOBODY), "", null);
    assertNotEquals(405, reply.status(), reply.toString());
    assertNotEquals("there is no such path", reply.isProblem() ? reply.get("detail") : "");
  }

  /** Else a generated client could not send On-Behalf-Of there. */
  @ParameterizedTest
  @MethodSource("operations")
  void operationThatTakesAToken_takesItForAUserToo(Spec.Op op) {
    List<String> alone = new ArrayList<>();
    List<String> forUser = new ArrayList<>();
    for (JsonNode way : op.node().get("security")) {
      if (way.has("token")) {
        (way.has("onBehalfOf") ? forUser : alone).add(way.get("token").toString());
      }
    }
    assertEquals(alone, forUser);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void path_refusesOtherMethodsAndNamesItsOwn(String path) {
    Set<String> served = Spec.methods(path);
    Set<String> others = new TreeSet<>(Set.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    others.removeAll(served);
    for (String other : others) {
      String asked = path.replaceAll("\\{[A-Za-z]+}", NOBODY);
      Reply reply = world.administrator().send(other, asked, "", null).expect(405);
      assertEquals("/problems/method-not-allowed", reply.get("type"));
      Set<String> allowed = new TreeSet<>(List.of(reply.header("Allow").split(", ")));
      allowed.removeAll(Set.of("HEAD", "OPTIONS"));
      assertEquals(served, allowed, reply.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void optionsOfAPath_areItsMethods(String path) {
    Set<String> served = Spec.methods(path);
    served.add("OPTIONS");
    if (served.contains("GET")) {
      served.add("HEAD");
    }
    String asked = path.replaceAll("\\{[A-Za-z]+}", NOBODY);
    Reply reply = world.anonymous().send("OPTIONS", asked, "", null).expect(204);
    assertEquals(String.join(", ", served), reply.header("Allow"));
    assertEquals("", reply.header("RateLimit"));
    assertEquals("", reply.header("Access-Control-Allow-Methods"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/",
        "/v1/challenges/",
        "/v2/challenges",
        "/V1/challenges",
        "/v1/challenges/x/y",
        "/v1/phases",
        "/v1/people/per_00000000000000000000000000",
        "/v1/submissions",
        "/v1/evaluations",
        "/v1/teams",
        "/v1/invitations",
        "/v1/admin",
        "/metrics",
        "/actuator",
        "/docs/",
        "/docs/index.html/x",
        "/openapi",
        "/swagger-ui",
        "/webjars/swagger-ui/index.html",
        "/favicon.ico",
        "/.git/config"
      })
  void path_thatIsNotWritten_isNotFound(String path) {
    for (String method : List.of("GET", "HEAD", "POST", "DELETE", "OPTIONS")) {
      Reply reply = world.administrator().send(method, path, "", null).expect(404);
      assertTrue(reply.isProblem(), reply.toString());
    }
  }

  @Test
  void contract_isServedByteByByte() throws IOException {
    Reply reply = world.anonymous().get("/openapi.yaml").expect(200);
    assertArrayEquals(Files.readAllBytes(Spec.FILE), reply.bytes());
  }

  @Test
  void contractAsJson_hasTheSameContent() {
    assertEquals(Spec.ROOT, world.anonymous().get("/openapi.json").expect(200).json());
  }

  @Test
  void viewer_loadsFromThisServerAlone() {
    String page = world.anonymous().get("/docs").expect(200).text();
    assertFalse(page.contains("//"), page);
    List<String> assets = new ArrayList<>();
    Matcher matcher = ASSET.matcher(page);
    while (matcher.find()) {
      assets.add(matcher.group(1));
    }
    assertTrue(assets.size() >= 3, assets.toString());
    for (String asset : assets) {
      assertTrue(asset.startsWith("/docs/"), asset);
      Reply reply = world.anonymous().get(asset).expect(200);
      assertTrue(reply.bytes().length > 20, asset);
      assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    }
    String start = world.anonymous().get("/docs/start.js").expect(200).text();
    assertTrue(start.contains("\"/openapi.json\""), start);
    assertTrue(start.contains("validatorUrl: null"), start);
  }

  @Test
  void viewersStyle_importsNothing() {
    String style = world.anonymous().get("/docs/swagger-ui.css").expect(200).text();
    assertFalse(style.contains("@import"));
    assertFalse(Pattern.compile("url\\([\"']?+(?!data:|#)").matcher(style).find());
  }

  @Test
  void viewersPage_forbidsOtherHostsToTheBrowser() {
    String policy = world.anonymous().get("/docs").header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'self'"), policy);
    assertFalse(policy.contains("http"), policy);
  }
}
