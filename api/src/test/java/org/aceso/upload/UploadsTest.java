package org.aceso.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.storage.FolderStore;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in parts, over HTTP, at two servers of one installation. */
final class UploadsTest {
  private static final Map<String, String> LIMITS =
      Map.of("MAX_RESUMABLE_BYTES", "30000000", "RESUMABLE_PER_PERSON", "3");
  private static final String TEXT = Scene.TRUTH;

  private static TestServer one;
  private static TestServer two;
  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    one = TestServer.start(LIMITS);
    Map<String, String> front = new HashMap<>(LIMITS);
    front.put("WORKERS", "0");
    two = one.startAnother(front);
    scene = Scene.open(one.url(), one.administrator());
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void partsAtTwoServers_becomeASubmission() throws Exception {
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String upload = begun(captain, TEXT.length());
    int at = 0;
    for (int end : new int[] {1, 40, 41, TEXT.length()}) {
      Caller.Reply part =
          append(
              at % 2 == 0 ? captain : captain.at(two.url()), upload, at, TEXT.substring(at, end));
      assertEquals(204, part.status(), part.body().toString());
      assertEquals(Integer.toString(end), part.header("Upload-Offset"));
      assertEquals(end, offset(captain, upload));
      at = end;
    }
    Caller.Reply submitted = submit(captain.at(two.url()), phase, upload);
    assertEquals(201, submitted.status(), submitted.body().toString());
    Submission end = Scene.awaitFinal(captain, submitted.body().get("id").asText());
    assertEquals(SubmissionState.SCORED, end.state());
    assertEquals(TEXT.length(), end.file().bytes());
    assertEquals("text/csv", end.file().mediaType());

    Caller.Reply again = submit(captain, phase, upload);
    assertEquals(201, again.status(), "it can be named again: " + again.body());
    assertEquals(end.file().sha256(), read(captain, upload).body().get("sha256").asText());
  }

  @Test
  void finishedUpload_becomesAFileOfADataset() throws Exception {
    Caller organiser = scene.organiser();
    String dataset = scene.file("old.csv", "x").datasetId();
    String path = "/v1/datasets/" + dataset + "/files/new.csv";
    Map<String, String> named = Map.of("Upload-Id", whole(organiser, TEXT));
    Caller.Reply added = organiser.send("PUT", path, "", named);
    assertEquals(201, added.status(), added.body().toString());
    assertEquals("text/csv", added.body().get("mediaType").asText());
    assertEquals(Scene.TRUTH.length(), added.body().get("bytes").asInt());
    assertEquals(428, organiser.send("PUT", path, "", named).status());
  }

  @Test
  void namedUpload_isHeldAgainstReprDigest() throws Exception {
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String upload = whole(captain, TEXT);
    String wrong = "sha-256=:" + digest("SHA-256", "another") + ":";
    String right = "sha-256=:" + digest("SHA-256", TEXT) + ":";
    String path = "/v1/phases/" + phase + "/submissions";
    Caller.Reply refused =
        captain.send("POST", path, "", Map.of("Upload-Id", upload, "Repr-Digest", wrong));
    assertEquals(422, refused.status());
    assertEquals("/problems/digest-mismatch", refused.body().get("type").asText());
    Map<String, String> good =
        Map.of("Upload-Id", upload, "Repr-Digest", right, "Idempotency-Key", "k");
    Caller.Reply first = captain.send("POST", path, "", good);
    Caller.Reply replay = captain.send("POST", path, "", good);
    assertEquals(201, first.status(), first.body().toString());
    assertEquals(first.body(), replay.body());
    assertEquals("true", replay.header("Idempotency-Replayed"));
  }

  @Test
  void uploadThatIsNotWhole_andOneBesideABody_areRefused() throws Exception {
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String upload = begun(captain, 10);
    append(captain, upload, 0, "12345");
    Caller.Reply refused = submit(captain, phase, upload);
    assertEquals(409, refused.status(), refused.body().toString());
    assertEquals("INCOMPLETE", refused.body().get("state").asText());
    append(captain, upload, 5, "67890");
    Caller.Reply both =
        captain.send(
            "POST", "/v1/phases/" + phase + "/submissions", "body", Map.of("Upload-Id", upload));
    assertEquals(400, both.status(), both.body().toString());
  }

  @Test
  void emptyFile_isWholeAtOnce() throws Exception {
    Caller organiser = scene.organiser();
    String upload = begun(organiser, 0);
    String path = "/v1/datasets/" + scene.file("old.csv", "x").datasetId() + "/files/empty.csv";
    Caller.Reply added = organiser.send("PUT", path, "", Map.of("Upload-Id", upload));
    assertEquals(201, added.status(), added.body().toString());
    assertEquals(0, added.body().get("bytes").asInt());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 6, 10, 11})
  void partForAnotherOffset_isTold(int wrong) throws Exception {
    Caller somebody = scene.stranger();
    String upload = begun(somebody, 10);
    append(somebody, upload, 0, "12345");
    Caller.Reply refused = append(somebody, upload, wrong, "67890");
    assertEquals(409, refused.status());
    assertEquals("5", refused.header("Upload-Offset"));
    assertEquals("1.0.0", refused.header("Tus-Resumable"));
    assertEquals(5, refused.body().get("expected-offset").asInt());
    assertEquals(
        "https://iana.org/assignments/http-problem-types#mismatching-upload-offset",
        refused.body().get("type").asText());
    assertEquals(5, offset(somebody, upload));
  }

  @Test
  void equalPartsAtOnce_countOnce() throws Exception {
    Caller somebody = scene.stranger();
    String whole = "x".repeat(9_000_000) + "y".repeat(100_000);
    String upload = begun(somebody, whole.length());
    List<Integer> answers =
        Together.run(
            6,
            i ->
                () ->
                    append(i % 2 == 0 ? somebody : somebody.at(two.url()), upload, 0, whole)
                        .status());
    assertEquals(1, answers.stream().filter(status -> status == 204).count(), answers.toString());
    assertEquals(5, answers.stream().filter(status -> status == 409).count(), answers.toString());
    assertEquals(whole.length(), offset(somebody, upload));
    assertEquals(2, pieces(upload).length);
  }

  @Test
  void checksum_isHeldAgainstThePart() throws Exception {
    Caller somebody = scene.stranger();
    String upload = begun(somebody, 10);
    Caller.Reply damaged =
        checked(somebody, upload, 0, "12345", "sha256 " + digest("SHA-256", "x"));
    assertEquals(460, damaged.status(), damaged.body().toString());
    assertEquals("/problems/checksum-mismatch", damaged.body().get("type").asText());
    assertEquals(0, offset(somebody, upload));
    assertEquals(0, pieces(upload).length);
    String sha256 = "sha256 " + digest("SHA-256", "12345");
    String sha1 = "sha1 " + digest("SHA-1", "67890");
    assertEquals(204, checked(somebody, upload, 0, "12345", sha256).status());
    assertEquals(204, checked(somebody, upload, 5, "67890", sha1).status());
    assertEquals(10, offset(somebody, upload));
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5 AAAA", "sha256", "sha256 !", "sha256  AA", "SHA256 AAAA", "x"})
  void checksumThatCannotBeRead_isNamed(String header) throws Exception {
    Caller somebody = scene.stranger();
    String upload = begun(somebody, 10);
    Caller.Reply refused = checked(somebody, upload, 0, "12345", header);
    assertEquals(422, refused.status(), refused.body().toString());
    assertEquals("Upload-Checksum", refused.body().at("/errors/0/header").asText());
    assertEquals(0, offset(somebody, upload));
  }

  @Test
  void moreBytesThanWereAnnounced_areRefused() throws Exception {
    Caller somebody = scene.stranger();
    String upload = begun(somebody, 4);
    assertEquals(413, append(somebody, upload, 0, "12345").status());
    assertEquals(0, offset(somebody, upload));
    raw(somebody, upload, "Transfer-Encoding: chunked\r\n", "5\r\n12345\r\n0\r\n\r\n", true);
    assertEquals(0, offset(somebody, upload));
    assertEquals(204, append(somebody, upload, 0, "1234").status());
  }

  @Test
  void brokenLine_losesNothingThatCame() throws Exception {
    Caller somebody = scene.stranger();
    String upload = begun(somebody, 10);
    raw(somebody, upload, "Content-Length: 10\r\n", "1234567", false);
    Awaitility.await().untilAsserted(() -> assertEquals(7, offset(somebody, upload)));
    assertEquals(204, append(somebody, upload, 7, "890").status());
  }

  @Test
  void brokenLineOfAPartWithAChecksum_keepsNothing() throws Exception {
    Caller somebody = scene.stranger();
    String upload = begun(somebody, 10);
    String checksum = "Upload-Checksum: sha1 " + digest("SHA-1", "1234567890") + "\r\n";
    raw(somebody, upload, checksum + "Content-Length: 10\r\n", "1234567", false);
    Awaitility.await()
        .during(Duration.ofMillis(500))
        .until(() -> offset(somebody, upload) == 0 && pieces(upload).length == 0);
  }

  @ParameterizedTest
  @CsvSource({"POST, ''", "PATCH, ''", "DELETE, ''", "PATCH, 0.2.2", "HEAD, 2.0.0", "GET, x"})
  void otherVersionOfTheProtocol_isRefused(String method, String version) throws Exception {
    Caller somebody = scene.stranger();
    String path = method.equals("POST") ? "/v1/uploads" : "/v1/uploads/" + begun(somebody, 3);
    Map<String, String> headers = version.isEmpty() ? Map.of() : Map.of("Tus-Resumable", version);
    Caller.Reply refused = somebody.send(method, path, "", headers);
    assertEquals(412, refused.status(), refused.body().toString());
    assertEquals("1.0.0", refused.header("Tus-Version"));
  }

  @Test
  void options_tellWhatIsSpoken() {
    Caller.Reply told = scene.anonymous().send("OPTIONS", "/v1/uploads", "", Map.of());
    assertEquals(204, told.status());
    assertEquals("1.0.0", told.header("Tus-Version"));
    assertEquals("30000000", told.header("Tus-Max-Size"));
    assertEquals("creation,expiration,checksum,termination", told.header("Tus-Extension"));
    assertEquals("sha1,sha256", told.header("Tus-Checksum-Algorithm"));
  }

  @Test
  void creation_isHeldAgainstTheLimits() throws Exception {
    Caller somebody = scene.stranger();
    assertEquals(413, create(somebody, Map.of("Upload-Length", "30000001")).status());
    for (String length : List.of("-1", "x", "1.5", "99999999999999999999")) {
      Caller.Reply refused = create(somebody, Map.of("Upload-Length", length));
      assertEquals(422, refused.status(), length);
      assertEquals("Upload-Length", refused.body().at("/errors/0/header").asText());
    }
    assertEquals(422, create(somebody, Map.of()).status());
    for (int i = 0; i < 3; i++) {
      begun(somebody, 3);
    }
    Caller.Reply full = create(somebody, Map.of("Upload-Length", "3"));
    assertEquals(429, full.status());
    assertEquals("uploads", full.body().at("/violated-policies/0").asText());
  }

  @Test
  void manyCreationsAtOnce_stayWithinTheLimit() throws Exception {
    Caller somebody = scene.stranger();
    List<Integer> answers =
        Together.run(
            8,
            i ->
                () ->
                    create(
                            i % 2 == 0 ? somebody : somebody.at(two.url()),
                            Map.of("Upload-Length", "3"))
                        .status());
    assertEquals(3, answers.stream().filter(status -> status == 201).count(), answers.toString());
  }

  @Test
  void creation_canBeRepeatedByItsKey() throws Exception {
    Caller somebody = scene.stranger();
    Map<String, String> keyed = Map.of("Upload-Length", "3", "Idempotency-Key", "k");
    Caller.Reply first = create(somebody, keyed);
    Caller.Reply again = create(somebody, keyed);
    assertEquals(first.header("Location"), again.header("Location"));
    assertEquals(
        422, create(somebody, Map.of("Upload-Length", "4", "Idempotency-Key", "k")).status());
  }

  @Test
  void metadata_comeBackAsTheyWereSent() throws Exception {
    Caller somebody = scene.stranger();
    String metadata = "filename bWluZS5jc3Y=,is_confidential";
    Caller.Reply begun =
        create(somebody, Map.of("Upload-Length", "3", "Upload-Metadata", metadata));
    String upload = begun.body().get("id").asText();
    assertEquals(metadata, head(somebody, upload).header("Upload-Metadata"));
    assertEquals("3", head(somebody, upload).header("Upload-Length"));
    assertEquals("no-store", head(somebody, upload).header("Cache-Control"));
    assertTrue(head(somebody, upload).header("Upload-Expires").endsWith(" GMT"));
  }

  @Test
  void uploadOfSomebodyElse_isNotThere() throws Exception {
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String upload = whole(scene.captain(), TEXT);
    assertEquals(404, head(captain, upload).status());
    assertEquals(404, read(captain, upload).status());
    assertEquals(404, append(captain, upload, 0, "x").status());
    assertEquals(404, delete(captain, upload).status());
    assertEquals(404, submit(captain, phase, upload).status());
  }

  @Test
  void deletedAndExpiredUploads_areGoneWithTheirPieces() throws Exception {
    Caller somebody = scene.stranger();
    String deleted = begun(somebody, 10);
    String expired = begun(somebody, 10);
    String kept = begun(somebody, 10);
    for (String upload : List.of(deleted, expired, kept)) {
      append(somebody, upload, 0, "12345");
    }
    assertEquals(204, delete(somebody, deleted).status());
    one.jdbi()
        .useHandle(db -> db.execute("UPDATE upload SET expires_at = now() WHERE id = ?", expired));
    for (String upload : List.of(deleted, expired)) {
      assertEquals(404, head(somebody, upload).status());
      assertEquals(404, append(somebody, upload, 5, "67890").status());
    }
    Path files = one.data().resolve("files");
    UploadLimits limits = new UploadLimits(1, 1, Duration.ofHours(1));
    new Uploads(one.jdbi(), new FolderStore(files, 1), limits).tidy();
    for (String upload : List.of(deleted, expired)) {
      assertFalse(Files.exists(files.resolve("pieces").resolve(upload)));
    }
    assertEquals(5, offset(somebody, kept));
    assertEquals(204, append(somebody, kept, 5, "67890").status());
  }

  @Test
  void piecesOfAnAssembledUpload_areRemoved() throws Exception {
    Caller organiser = scene.organiser();
    String path = "/v1/datasets/" + scene.file("old.csv", "x").datasetId() + "/files/";
    String upload = whole(organiser, TEXT);
    Set<Integer> answers =
        Set.copyOf(
            Together.run(
                6,
                i ->
                    () ->
                        organiser
                            .send("PUT", path + i + ".csv", "", Map.of("Upload-Id", upload))
                            .status()));
    assertEquals(Set.of(201), answers);
    assertEquals(0, pieces(upload).length);
  }

  private static String begun(Caller by, long length) {
    Caller.Reply begun = create(by, Map.of("Upload-Length", Long.toString(length)));
    assertEquals(201, begun.status(), begun.body().toString());
    String id = begun.body().get("id").asText();
    assertEquals("/v1/uploads/" + id, begun.header("Location"));
    assertEquals("0", begun.header("Upload-Offset"));
    return id;
  }

  private static String whole(Caller by, String text) {
    String id = begun(by, text.length());
    assertEquals(204, append(by, id, 0, text).status());
    return id;
  }

  private static Caller.Reply create(Caller by, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Tus-Resumable", "1.0.0");
    return by.send("POST", "/v1/uploads", "", all);
  }

  private static Caller.Reply append(Caller by, String upload, long offset, String part) {
    return by.send("PATCH", "/v1/uploads/" + upload, part, appending(offset));
  }

  private static Map<String, String> appending(long offset) {
    return Map.of(
        "Tus-Resumable", "1.0.0",
        "Content-Type", "application/offset+octet-stream",
        "Upload-Offset", Long.toString(offset));
  }

  private static Caller.Reply checked(
      Caller by, String upload, long offset, String part, String checksum) {
    Map<String, String> headers = new HashMap<>(appending(offset));
    headers.put("Upload-Checksum", checksum);
    return by.send("PATCH", "/v1/uploads/" + upload, part, headers);
  }

  private static Caller.Reply head(Caller by, String upload) {
    return by.send("HEAD", "/v1/uploads/" + upload, "", Map.of("Tus-Resumable", "1.0.0"));
  }

  /** As a client reads it that knows nothing of the protocol. */
  private static Caller.Reply read(Caller by, String upload) {
    return by.send("GET", "/v1/uploads/" + upload, "", Map.of());
  }

  private static long offset(Caller by, String upload) {
    return Long.parseLong(head(by, upload).header("Upload-Offset"));
  }

  private static Caller.Reply delete(Caller by, String upload) {
    return by.send("DELETE", "/v1/uploads/" + upload, "", Map.of("Tus-Resumable", "1.0.0"));
  }

  private static Caller.Reply submit(Caller by, String phase, String upload) {
    return by.send("POST", "/v1/phases/" + phase + "/submissions", "", Map.of("Upload-Id", upload));
  }

  private static String[] pieces(String upload) {
    String[] names = one.data().resolve("files/pieces").resolve(upload).toFile().list();
    return names == null ? new String[0] : names;
  }

  private static String digest(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  /** Sends a part by hand; then waits for an answer, or is gone. */
  private static void raw(Caller by, String upload, String headers, String body, boolean waits)
      throws IOException {
    URI url = URI.create(by.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String head =
          "PATCH /v1/uploads/"
              + upload
              + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + by.token()
              + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
              + "Content-Type: application/offset+octet-stream\r\nConnection: close\r\n"
              + headers
              + "\r\n";
      OutputStream out = socket.getOutputStream();
      out.write((head + body).getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (waits) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
      }
    }
  }
}
