package org.aceso.contract;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are refused before or after they arrived, on a server that takes small ones. */
final class BadUploadTest {
  private static final int MOST = 4096;

  private static TestServer server;
  private static Trial trial;
  private static Trial.Team team;
  private static String phase;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("MAX_UPLOAD_BYTES", String.valueOf(MOST)));
    trial = new World(server, reply -> {}).trial();
    team = trial.team();
    phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {MOST + 1, 10 * MOST, 5_000_000})
  void fileBeyondTheLimit_isRefused(int bytes) throws IOException {
    long before = stored();
    Reply reply = Trial.submit(team, phase, new byte[bytes]).expect(413);
    assertEquals("/problems/too-large", reply.get("type"));
    String dataset = trial.dataset("EVERYONE", "small " + bytes);
    trial
        .organiser()
        .send("PUT", "/v1/datasets/" + dataset + "/files/large.csv", "text/csv", new byte[bytes])
        .expect(413);
    assertEquals(before + 1, stored());
    assertUnused();
  }

  @Test
  void fileOfExactlyTheLimit_isTaken() {
    String dataset = trial.dataset("EVERYONE", "small");
    String path = "/v1/datasets/" + dataset + "/files/all.bin";
    byte[] file = new byte[MOST];
    trial.organiser().send("PUT", path, "", file).expect(201);
    Reply read = trial.organiser().get(path).expect(200);
    assertArrayEquals(file, read.bytes());
    assertEquals("application/octet-stream", read.mediaType());
    assertEquals(digest(file), read.header("Repr-Digest"));
  }

  @Test
  void fileWithoutAnnouncedLength_meetsTheSameLimit() {
    RawReply reply =
        RawReply.of(
            server.url(),
            "POST /v1/phases/"
                + phase
                + "/submissions HTTP/1.1\r\n"
                + "Authorization: "
                + team.captain().authorization()
                + "\r\n"
                + "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n",
            "2000\r\n" + "x".repeat(0x2000) + "\r\n0\r\n\r\n");
    assertEquals("413", reply.status(), reply.text());
  }

  @Test
  void otherDigest_isRefusedAndNothingStored() throws IOException {
    long before = stored();
    Rest.as(team.captain())
        .contentType("text/csv")
        .header("Repr-Digest", digest("other".getBytes(StandardCharsets.UTF_8)))
        .body(Question.RISK.prediction() + "P7,0.5\n")
        .post("/v1/phases/" + phase + "/submissions")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/digest-mismatch"))
        .body("detail", containsString("sha-256=:"));
    assertEquals(before, stored());
    assertUnused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "sha-256=abc", "md5=:AAAA:", "sha-256=:AAAA:", "sha-256=::"})
  void digestThatIsNone_isRefused(String digest) throws IOException {
    long before = stored();
    Reply reply =
        team.captain()
            .with("Repr-Digest", digest)
            .csv("POST", "/v1/phases/" + phase + "/submissions", "id,probability\nP1,0\n")
            .expect(422);
    assertEquals("Repr-Digest", reply.json().at("/errors/0/header").asText());
    assertEquals(before, stored());
    assertUnused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/plain", "application/json", "text/csvx", "application/zip"})
  void otherMediaType_isRefused(String type) {
    Reply reply =
        team.captain()
            .send(
                "POST",
                "/v1/phases/" + phase + "/submissions",
                type,
                Question.RISK.prediction().getBytes(StandardCharsets.UTF_8))
            .expect(415);
    assertEquals("/problems/unsupported-media-type", reply.get("type"));
    assertUnused();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/csv; charset=latin1", "text/csv;header=present; Charset=\"UTF-16\""})
  void otherEncoding_isRefused(String type) {
    byte[] file = Question.RISK.prediction().getBytes(StandardCharsets.UTF_8);
    for (String operation : new String[] {"/submissions", "/validations"}) {
      Reply reply =
          team.captain().send("POST", "/v1/phases/" + phase + operation, type, file).expect(415);
      assertTrue(
          reply.get("detail").startsWith("text is read as UTF-8, not as"), reply.get("detail"));
    }
    assertUnused();
    team.captain()
        .send("POST", "/v1/phases/" + phase + "/validations", "text/csv; charset=utf-8", file)
        .expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {".hidden", "a b.csv", "-x", "_x", "%2e%2e", "a%5cb"})
  void strangeFileName_namesNothing(String name) {
    String dataset = trial.dataset("EVERYONE", "x");
    Reply reply =
        trial
            .organiser()
            .csv("PUT", "/v1/datasets/" + dataset + "/files/" + name.replace(" ", "%20"), "x");
    assertTrue(reply.status() == 404 || reply.status() == 400, reply.toString());
  }

  private static void assertUnused() {
    Reply quota = team.captain().get("/v1/phases/" + phase + "/quota").expect(200);
    assertEquals(0, quota.json().at("/limits/0/used").asInt());
    Reply list = team.captain().get("/v1/phases/" + phase + "/submissions").expect(200);
    assertEquals(0, list.json().path("items").size());
  }

  private static long stored() throws IOException {
    Path files = server.data().resolve("files");
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
