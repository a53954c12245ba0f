package org.aceso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.storage.ObjectStoreProcess;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers with different data folders on one store, and stores that cannot be used. */
final class StoresTest {
  @TempDir private static Path folder;
  private static ObjectStoreProcess objects;

  @BeforeAll
  static void start() throws IOException {
    objects = ObjectStoreProcess.start(folder.resolve("objects"));
  }

  @AfterAll
  static void stop() {
    objects.close();
  }

  @Test
  void serversOnOneBucket_seeTheSameFiles() throws Exception {
    check(objects.settings("hospital/a"), objects.objects("hospital/a"));
  }

  @Test
  void serversOnOneSharedFolder_seeTheSameFiles() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared"));
    check(Map.of("STORE", shared.toString()), shared);
  }

  /** What one takes in, the other evaluates and hands out. */
  private static void check(Map<String, String> store, Path bytes) throws Exception {
    Map<String, String> front = new HashMap<>(store);
    front.put("WORKERS", "0");
    Path empty = Files.createTempDirectory(folder, "data");
    try (TestServer one = TestServer.start(empty, front);
        TestServer two = another(one, store)) {
      Scene scene = Scene.open(one.url(), one.administrator());
      Caller captain = scene.captain();
      String phase = scene.openPhase(new PhaseForm());
      String id = Scene.submitted(captain, phase, Scene.TRUTH);
      Submission end = Scene.awaitFinal(captain, id);
      assertEquals(SubmissionState.SCORED, end.state());
      for (TestServer server : List.of(one, two)) {
        assertEquals(
            Scene.TRUTH, text(captain.at(server.url()), "/v1/submissions/" + id + "/file"));
        assertEquals(200, captain.at(server.url()).send("GET", "/readyz", "", Map.of()).status());
      }
      String sha256 = end.file().sha256();
      Path stored = bytes.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
      assertArrayEquals(Scene.TRUTH.getBytes("UTF-8"), Files.readAllBytes(stored));
      assertFalse(Files.exists(one.data().resolve("files")));
    }
  }

  private static TestServer another(TestServer one, Map<String, String> store) throws IOException {
    Map<String, String> settings = new HashMap<>(store);
    settings.put("DATABASE_URL", one.databaseUrl());
    settings.put("DATABASE_USER", "postgres");
    settings.put("DATABASE_PASSWORD_FILE", one.data().resolve("postgresql-password").toString());
    return TestServer.start(Files.createTempDirectory("aceso-test"), settings);
  }

  private static String text(Caller by, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(by.url() + path))
            .header("Authorization", "Bearer " + by.token())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  @Test
  void outageOfTheStore_is503AndNotReadyUntilItEnds() throws Exception {
    try (ObjectStoreProcess own = ObjectStoreProcess.start(folder.resolve("own"));
        TestServer server = TestServer.start(own.settings(""))) {
      Scene scene = Scene.open(server.url(), server.administrator());
      Caller captain = scene.captain();
      String phase = scene.openPhase(new PhaseForm());
      own.stop();
      Caller.Reply refused = captain.submit(phase, Scene.TRUTH);
      assertEquals(503, refused.status(), refused.body().toString());
      assertEquals("5", refused.header("Retry-After"));
      assertEquals(503, captain.send("GET", "/readyz", "", Map.of()).status());
      own.startAgain();
      Submission end = Scene.evaluated(captain, phase, Scene.TRUTH);
      assertEquals(SubmissionState.SCORED, end.state());
      assertEquals(200, captain.send("GET", "/readyz", "", Map.of()).status());
    }
  }

  @Test
  void workerWhoseStoreIsAway_failsNothingAndGoesOnWhenItIsBack() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("exported"));
    Path mount = Files.createSymbolicLink(folder.resolve("mounted"), shared);
    Map<String, String> front = Map.of("STORE", shared.toString(), "WORKERS", "0");
    Map<String, String> back = Map.of("STORE", mount.toString(), "LEASE_SECONDS", "1");
    try (TestServer one = TestServer.start(front);
        TestServer two = another(one, back)) {
      Scene scene = Scene.open(one.url(), one.administrator());
      Caller captain = scene.captain();
      String phase = scene.openPhase(new PhaseForm());
      Files.delete(mount);
      String id = Scene.submitted(captain, phase, Scene.TRUTH);
      // As long as three leases that run out, and three looks for such.
      Thread.sleep(9_000);
      assertFalse(captain.submissions().getSubmission(id, null).isFinal());
      assertEquals(503, captain.at(two.url()).send("GET", "/readyz", "", Map.of()).status());
      Files.createSymbolicLink(mount, shared);
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(captain, id).state());
      assertEquals(
          1, scene.organiser().evaluations().listEvaluations(id).items().get(0).attempts());
    }
  }

  @Test
  void storeThatCannotBeReached_stopsTheStart() {
    IOException told =
        assertThrows(
            IOException.class,
            () ->
                Stores.open(
                    config(
                        Map.of(
                            "STORE", "s3://nobody/x",
                            "STORE_ENDPOINT", "http://127.0.0.1:1",
                            "STORE_PATH_STYLE", "true",
                            "STORE_CREDENTIALS_FILE",
                                folder.resolve("objects/credentials").toString())),
                    folder.resolve("none")));
    assertTrue(
        told.getMessage()
            .startsWith("the store s3://nobody/x/ at http://127.0.0.1:1 cannot be used: "),
        told.getMessage());
  }

  @Test
  void bucketThatThereIsNot_andWrongKeys_stopTheStart() throws IOException {
    Map<String, String> missing = new HashMap<>(objects.settings(""));
    missing.put("STORE", "s3://no-such-bucket");
    Path wrong =
        Files.writeString(
            folder.resolve("wrong"),
            "[default]\naws_access_key_id = aceso\naws_secret_access_key = guessed\n");
    Map<String, String> strange = new HashMap<>(objects.settings(""));
    strange.put("STORE_CREDENTIALS_FILE", wrong.toString());
    for (Map<String, String> settings : List.of(missing, strange)) {
      IOException told =
          assertThrows(
              IOException.class, () -> Stores.open(config(settings), folder.resolve("none")));
      assertTrue(told.getMessage().contains(" cannot be used: "), told.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STORE, ftp://x, 'ACESO_STORE must be folder, the path of a folder, or s3://bucket/prefix'",
    "STORE, s3://, ACESO_STORE must be folder",
    "STORE, s3://Bucket/x, ACESO_STORE must be folder",
    "STORE, /no/such/folder, the store /no/such/folder is no folder",
    "STORE_ENDPOINT, localhost, ACESO_STORE_ENDPOINT must be an http or https URL",
    "STORE_PATH_STYLE, yes, ACESO_STORE_PATH_STYLE must be true or false",
    "STORE_CREDENTIALS_FILE, /no/such/file, the credentials file /no/such/file cannot be read"
  })
  void wrongSetting_isNamed(String setting, String value, String told) {
    Map<String, String> settings = new HashMap<>(Map.of("STORE", "s3://files"));
    settings.put(setting, value);
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> Stores.open(config(settings), folder.resolve("none")));
    assertTrue(refused.getMessage().startsWith(told), refused.getMessage());
  }

  private static Config config(Map<String, String> settings) {
    Map<ServerSetting, String> stated = new EnumMap<>(ServerSetting.class);
    settings.forEach((name, value) -> stated.put(ServerSetting.valueOf(name), value));
    return Config.of(stated);
  }
}
