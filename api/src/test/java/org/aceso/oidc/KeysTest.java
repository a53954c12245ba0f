package org.aceso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of an identity provider that change, and providers that do not answer. */
final class KeysTest {
  private static final String UNKNOWN =
      "the token is signed with a key that its issuer does not have";
  private static final RSAKey FIRST = IssuerProcess.key("first");
  private static final RSAKey SECOND = IssuerProcess.key("second");

  @TempDir private Path folder;

  @Test
  void newKey_isFetchedWhenItFirstSigns_andARemovedOneLeavesWithIt() throws Exception {
    try (IssuerProcess issuer = IssuerProcess.start(folder, FIRST);
        TestServer server = TestServer.start(issuer.settings())) {
      Door door = new Door(server.url());
      String before = issuer.signIn("ada").accessToken();
      assertEquals(200, door.me(before).status());
      issuer.publish(SECOND, FIRST);
      assertEquals(200, door.me(issuer.signIn("ada").accessToken()).status());
      assertEquals(200, door.me(before).status());
      issuer.publish(SECOND);
      // Somebody's nonsense makes the server look; what is gone counts no more.
      pauseForTheNextLook();
      refused(door.me(new Forger(issuer.url(), IssuerProcess.key("none")).token(same -> {})));
      refused(door.me(before));
      assertEquals(200, door.me(issuer.signIn("ada").accessToken()).status());
    }
  }

  @Test
  void outage_leavesKnownKeysAndAnswersUnknownOnes503() throws Exception {
    try (IssuerProcess issuer = IssuerProcess.start(folder, FIRST);
        TestServer server = TestServer.start(issuer.settings())) {
      Door door = new Door(server.url());
      String token = issuer.signIn("ada").accessToken();
      assertEquals(200, door.me(token).status());
      issuer.publish(SECOND, FIRST);
      String fresh = issuer.signIn("ada").accessToken();
      issuer.stop();
      for (int time = 0; time < 5; time++) {
        Door.Reply unsure = door.me(fresh);
        assertEquals(503, unsure.status(), unsure.body().toString());
        assertEquals("10", unsure.headers().firstValue("Retry-After").orElseThrow());
        assertEquals("/problems/unavailable", unsure.body().get("type").asText());
        assertEquals(200, door.me(token).status());
      }
      issuer.startAgain();
      Awaitility.await("the new key")
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> door.me(fresh).status() == 200);
    }
  }

  @Test
  void providerThatIsDownAtTheStart_isAskedOnceItIsUp() throws Exception {
    try (IssuerProcess issuer = IssuerProcess.start(folder, FIRST)) {
      String token = issuer.signIn("ada").accessToken();
      issuer.stop();
      try (TestServer server = TestServer.start(issuer.settings())) {
        Door door = new Door(server.url());
        assertEquals(503, door.me(token).status());
        assertEquals(200, door.me(server.administrator()).status());
        issuer.startAgain();
        Awaitility.await("the provider")
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> door.me(token).status() == 200);
      }
    }
  }

  @Test
  void twoProviders_areToldApart() throws Exception {
    Path other = folder.resolve("other");
    Files.createDirectory(other);
    try (IssuerProcess one = IssuerProcess.start(folder, FIRST);
        IssuerProcess two = IssuerProcess.start(other, SECOND);
        TestServer server = TestServer.start(both(one, two))) {
      Door door = new Door(server.url());
      Door.Reply ada = door.me(one.signIn("ada").accessToken());
      Door.Reply namesake = door.me(two.signIn("ada").accessToken());
      assertEquals(200, ada.status());
      assertEquals(200, namesake.status());
      assertTrue(!ada.body().at("/person/id").equals(namesake.body().at("/person/id")));
      // A provider cannot speak for another one, though both are trusted.
      refused(door.me(new Forger(one.url(), SECOND).token(same -> {})));
    }
  }

  private static Map<String, String> both(IssuerProcess one, IssuerProcess two) {
    Map<String, String> settings = new HashMap<>(one.settings());
    settings.put("OIDC_ISSUER", one.url() + " " + two.url());
    settings.put("OIDC_JWKS_URL", one.url() + "/oauth2/jwks " + two.url() + "/oauth2/jwks");
    return settings;
  }

  @Test
  void unknownKeys_makeTheServerAskTwiceInTenSecondsAtMost() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Endpoint endpoint = Endpoint.answering(asked, "{\"keys\": []}");
        TestServer server = TestServer.start(endpoint.settings())) {
      Door door = new Door(server.url());
      Forger forger = new Forger(endpoint.url(), FIRST);
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        statuses.add(door.me(forger.token(Forger.header("kid-" + i).build())).status());
      }
      assertEquals(2, asked.get());
      assertEquals(401, statuses.get(0));
      assertTrue(statuses.subList(2, 50).stream().allMatch(status -> status == 503));
    }
  }

  @Test
  void endpointThatAnswersTooMuch_isNotReadToItsEnd() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String much = "{\"keys\": [], \"x\": \"" + "x".repeat(KeyFetch.MOST_BYTES) + "\"}";
    try (Endpoint endpoint = Endpoint.answering(asked, much);
        TestServer server = TestServer.start(endpoint.settings())) {
      assertEquals(503, knock(server, endpoint));
    }
  }

  @Test
  void redirectedEndpoint_isNotFollowed() throws Exception {
    try (IssuerProcess issuer = IssuerProcess.start(folder, FIRST);
        Endpoint endpoint = Endpoint.redirecting(issuer.url() + "/oauth2/jwks");
        TestServer server = TestServer.start(endpoint.settings())) {
      assertEquals(503, knock(server, endpoint));
    }
  }

  private static int knock(TestServer server, Endpoint endpoint) {
    return new Door(server.url()).me(new Forger(endpoint.url(), FIRST).token(same -> {})).status();
  }

  /** Sixteen requests wait for a provider that never answers; the server has four connections. */
  @Test
  void silentEndpoint_holdsNoConnectionToTheDatabase() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      Map<String, String> settings = new HashMap<>(Endpoint.settings(url));
      settings.put("DATABASE_CONNECTIONS", "4");
      try (TestServer server = TestServer.start(settings)) {
        Door door = new Door(server.url());
        String administrator = server.administrator();
        door.me(administrator);
        Forger forger = new Forger(url, FIRST);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          waiting.add(threads.submit(() -> door.me(forger.token(same -> {})).status()));
        }
        silent.accept();
        int served = 0;
        while (waiting.stream().noneMatch(Future::isDone) && served < 20) {
          assertEquals(200, door.me(administrator).status());
          served++;
        }
        assertEquals(20, served, "requests wait behind those that wait for keys");
        threads.shutdown();
        assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
        assertAll503(waiting);
      }
    }
  }

  private static void assertAll503(List<Future<Integer>> waiting)
      throws InterruptedException, ExecutionException {
    for (Future<Integer> one : waiting) {
      assertEquals(503, one.get());
    }
  }

  private static void pauseForTheNextLook() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ProviderKeys.RETRY.toMillis() + 500);
  }

  private static void refused(Door.Reply reply) {
    assertEquals(401, reply.status(), reply.body().toString());
    assertEquals(UNKNOWN, reply.detail());
  }

  /** A broken endpoint of keys, as no real issuer has it. */
  private record Endpoint(HttpServer http) implements AutoCloseable {
    static Endpoint answering(AtomicInteger asked, String body) throws IOException {
      HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      http.createContext(
          "/",
          exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
              out.write(bytes);
            }
          });
      http.start();
      return new Endpoint(http);
    }

    static Endpoint redirecting(String to) throws IOException {
      HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      http.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
          });
      http.start();
      return new Endpoint(http);
    }

    String url() {
      return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    Map<String, String> settings() {
      return settings(url());
    }

    static Map<String, String> settings(String url) {
      return Map.of(
          "OIDC_ISSUER",
          url,
          "OIDC_JWKS_URL",
          url + "/keys",
          "OIDC_AUDIENCE",
          IssuerProcess.AUDIENCE,
          "WORKERS",
          "0");
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
