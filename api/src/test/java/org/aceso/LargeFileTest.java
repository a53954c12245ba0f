package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.aceso.storage.ObjectStoreProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files larger than the heap of the server: at once, in parts, and down again. The campaign sends 2
 * GiB.
 */
final class LargeFileTest {
  private static final int HEAP = 128;
  private static final long BYTES = (long) Campaign.repeats(HEAP + 16, 2048) << 20;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private Path folder;

  @Test
  void largeFile_passesThroughASmallHeapIntoAFolder() throws Exception {
    check(Map.of("MAX_UPLOAD_BYTES", Long.toString(BYTES)), "folder");
  }

  @Test
  void largeFile_passesThroughASmallHeapIntoAnObjectStore() throws Exception {
    try (ObjectStoreProcess objects = ObjectStoreProcess.start(folder.resolve("objects"))) {
      Map<String, String> settings = new java.util.HashMap<>(objects.settings("large"));
      settings.put("MAX_UPLOAD_BYTES", Long.toString(BYTES));
      check(settings, "object store");
    }
  }

  private void check(Map<String, String> settings, String store) throws Exception {
    Path data = folder.resolve("data");
    try (ServerProcess server = ServerProcess.startWithin(HEAP, FirstStart.in(data), settings)) {
      Scene scene = Scene.draft(server.url(), server.administrator());
      Caller organiser = scene.organiser();
      String files = "/v1/datasets/" + scene.file("small.csv", "x").datasetId() + "/files/";

      long start = System.nanoTime();
      send(organiser, "PUT", files + "at-once.bin", Map.of(), body(1), 201);
      say(store, "at once", start);

      String upload = UploadKillTest.begin(organiser, BYTES);
      start = System.nanoTime();
      send(organiser, "PATCH", upload, UploadKillTest.appending(0), body(2), 204);
      say(store, "in parts", start);
      start = System.nanoTime();
      String id = upload.substring(upload.lastIndexOf('/') + 1);
      Map<String, String> named = Map.of("Upload-Id", id);
      send(organiser, "PUT", files + "in-parts.bin", named, BodyPublishers.noBody(), 201);
      say(store, "put together", start);

      start = System.nanoTime();
      for (int seed : new int[] {1, 2}) {
        String name = seed == 1 ? "at-once.bin" : "in-parts.bin";
        assertEquals(sha256(new Noise(seed)), sha256(fetch(organiser, files + name)));
      }
      say(store, "down, twice", start);
    }
  }

  private static void say(String store, String what, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %d MiB %s in %.1f s, %.0f MiB/s%n",
        store, BYTES >> 20, what, seconds, (BYTES >> 20) / seconds);
  }

  private static BodyPublisher body(int seed) {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Noise(seed)), BYTES);
  }

  private static void send(
      Caller by,
      String method,
      String path,
      Map<String, String> headers,
      BodyPublisher body,
      int status)
      throws Exception {
    HttpRequest.Builder request = request(by, path).method(method, body);
    headers.forEach(request::setHeader);
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    assertEquals(status, answer.statusCode(), answer.body());
  }

  private static InputStream fetch(Caller by, String path) throws Exception {
    HttpResponse<InputStream> answer =
        HTTP.send(request(by, path).build(), BodyHandlers.ofInputStream());
    assertEquals(200, answer.statusCode());
    return answer.body();
  }

  private static HttpRequest.Builder request(Caller by, String path) {
    return HttpRequest.newBuilder(URI.create(by.url() + path))
        .timeout(Duration.ofMinutes(20))
        .header("Authorization", "Bearer " + by.token());
  }

  private static String sha256(InputStream in) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (DigestInputStream read = new DigestInputStream(in, digest)) {
      byte[] buffer = new byte[1 << 16];
      while (read.read(buffer) >= 0) {}
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** So many bytes that are made up as they are read, cheaply. */
  private static final class Noise extends InputStream {
    private long state;
    private long left = BYTES;

    Noise(long seed) {
      this.state = seed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int count) {
      if (left <= 0) {
        return -1;
      }
      int made = (int) Math.min(count, left);
      for (int i = at; i < at + made; i++) {
        // A position's byte does not depend on how much is read at a time.
        state = state * 6364136223846793005L + 1442695040888963407L;
        into[i] = (byte) (state >>> 56);
      }
      left -= made;
      return made;
    }
  }
}
