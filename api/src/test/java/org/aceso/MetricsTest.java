package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aceso.wire.NewWebhook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of a server on which something happened. */
final class MetricsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern ID = Pattern.compile("[a-z]{2,4}_[0-9a-hjkmnp-tv-z]{26}");

  private static TestServer server;
  private static Scene scene;
  private static String phase;

  @BeforeAll
  static void compete() throws Exception {
    server = TestServer.start(Map.of("METRICS_PORT", "0", "WEBHOOK_TARGETS", "any"));
    scene = Scene.open(server.url(), server.administrator());
    phase = scene.openPhase(new PhaseForm());
    Caller captain = scene.captain();
    NewWebhook nobody =
        new NewWebhook("http://127.0.0.1:1/", null, null, List.of("submission.scored"));
    captain.webhooks().createWebhook(nobody, null);
    Scene.evaluated(captain, phase, Scene.TRUTH);
    Scene.evaluated(captain, phase, Scene.INVALID);
    assertEquals(404, captain.status("GET", "/v1/phases/pha_01m86xq0qz3mj2hnvzgk38tqaw"));
    assertEquals(404, captain.status("GET", "/v1/secret-of-somebody@example.org"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void requests_areCountedByOperationAndStatus() {
    assertTrue(value("aceso_http_requests_seconds_count", "createSubmission", "201") >= 2);
    assertTrue(value("aceso_http_requests_seconds_count", "getPhase", "404") >= 1);
    assertTrue(value("aceso_http_requests_seconds_count", "none", "404") >= 1);
    assertTrue(value("aceso_http_requests_seconds_sum", "createSubmission", "201") > 0);
    assertTrue(value("aceso_http_requests_seconds_bucket", "createSubmission", "le=\"+Inf\"") >= 2);
  }

  @Test
  void evaluationsAndWebhooks_areCountedByWhatCameOfThem() {
    comes("aceso_evaluations_total", "scored", "none");
    comes("aceso_evaluations_total", "failed", "submission");
    comes("aceso_webhook_attempts_total", "not_connected");
  }

  @Test
  void whatWaits_isCountedWithTheAgeOfItsOldest() {
    server
        .jdbi()
        .useTransaction(
            db -> {
              db.execute("UPDATE evaluation SET created_at = now() - interval '1 hour'");
              db.execute("DELETE FROM evaluation_replicates");
              db.execute(
                  """
                  UPDATE evaluation SET state = 'SCORING', scores = NULL, fault = NULL,
                    finished_at = NULL, lease = gen_random_uuid(),
                    leased_until = now() + interval '1 hour'
                  WHERE id = (SELECT id FROM evaluation WHERE state <> 'SCORING' LIMIT 1)
                  """);
            });
    assertEquals(1, value("aceso_waiting", "evaluations_scoring"));
    assertTrue(value("aceso_waiting_oldest_seconds", "evaluations_scoring") >= 3_600);
    assertEquals(0, value("aceso_waiting", "evaluations_queued"));
    assertEquals(0, value("aceso_waiting_oldest_seconds", "evaluations_queued"));
    server
        .jdbi()
        .useTransaction(
            db -> db.execute("UPDATE evaluation SET leased_until = now() WHERE state = 'SCORING'"));
    Awaitility.await("the lost lease is counted")
        .until(() -> value("aceso_leases_lost_total") >= 1);
  }

  @Test
  void partsConnectionsMachineAndDisk_areThereAndStay() {
    System.gc();
    String all = scrape();
    for (String one :
        List.of(
            "aceso_part_up{part=\"database\"} 1.0",
            "aceso_part_up{part=\"plugins\"} 1.0",
            "aceso_part_up{part=\"store\"} 1.0",
            "hikaricp_connections_active{pool=\"aceso\"}",
            "jvm_memory_used_bytes{",
            "process_uptime_seconds",
            "disk_free_bytes{",
            "aceso_streams_open 0.0")) {
      assertTrue(all.contains(one), one);
    }
  }

  @Test
  void labels_areFewAndTellNothingOfAnybody() {
    String all = scrape();
    assertFalse(ID.matcher(all).find(), all);
    for (String personal : List.of("example.org", "Person ", "Team ", scene.challengeId(), phase)) {
      assertFalse(all.contains(personal), personal);
    }
    TreeSet<String> names = new TreeSet<>();
    Matcher labels = Pattern.compile("[{,]([a-z_]+)=\"").matcher(all);
    while (labels.find()) {
      names.add(labels.group(1));
    }
    names.removeIf(
        name -> List.of("action", "area", "cause", "gc", "id", "le", "state").contains(name));
    assertEquals(
        List.of("fault", "operation", "outcome", "part", "path", "place", "pool", "status", "what"),
        List.copyOf(names));
  }

  @Test
  void strangers_getNoNumbersOfTheServersOwnPort() throws Exception {
    assertEquals(404, get(server.url() + "/metrics").statusCode());
    assertEquals(404, get(metrics().replace("/metrics", "/")).statusCode());
    HttpResponse<String> posted =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(metrics()))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(405, posted.statusCode());
  }

  /** Waits for a thing to be counted: its number follows the commit, and others have their own. */
  private static void comes(String name, String... words) {
    Awaitility.await(name).until(() -> value(name, words) >= 1);
  }

  private static String metrics() {
    return "http://127.0.0.1:" + server.metricsPort() + "/metrics";
  }

  private static String scrape() {
    try {
      HttpResponse<String> answer = get(metrics());
      assertEquals(200, answer.statusCode());
      assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The value of the line of that name in whose labels all these words are. */
  private static double value(String name, String... words) {
    return scrape()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> List.of(words).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }
}
