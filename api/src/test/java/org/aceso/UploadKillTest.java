package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed in the middle of a part keeps what it said it had, and the rest comes.
 */
final class UploadKillTest {
  private static final int MIB = 1 << 20;
  private static final int SIZE = 40 * MIB;
  private static final int SENT = 30 * MIB;

  @TempDir private Path data;

  @Test
  void killedServer_goesOnWhereItsOffsetSays() throws Exception {
    String file = "0123456789abcde\n".repeat(SIZE / 16);
    Caller organiser;
    String path;
    String upload;
    long before;
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), Map.of())) {
      Scene scene = Scene.draft(server.url(), server.administrator());
      organiser = scene.organiser();
      path = "/v1/datasets/" + scene.file("small.csv", "x").datasetId() + "/files/large.csv";
      upload = begin(organiser, SIZE);
      try (Socket line = open(organiser, upload)) {
        OutputStream out = line.getOutputStream();
        out.write(file.substring(0, SENT).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Caller asking = organiser;
        Awaitility.await().until(() -> offset(asking, upload) >= 16L * MIB);
        before = offset(organiser, upload);
        server.kill();
      }
    }
    try (ServerProcess server = ServerProcess.start(data, Map.of())) {
      Caller again = organiser.at(server.url());
      long offset = offset(again, upload);
      assertTrue(offset >= before && offset <= SENT, before + " before, then " + offset);
      Caller.Reply rest =
          again.send("PATCH", upload, file.substring((int) offset), appending(offset));
      assertEquals(204, rest.status(), rest.body().toString());
      String id = upload.substring(upload.lastIndexOf('/') + 1);
      Caller.Reply added = again.send("PUT", path, "", Map.of("Upload-Id", id));
      assertEquals(201, added.status(), added.body().toString());
      assertEquals(sha256(file), added.body().get("sha256").asText());
      Path pieces = data.resolve("files/pieces").resolve(id);
      assertTrue(!Files.exists(pieces), "a piece that was not whole is removed, too");
    }
  }

  static String begin(Caller by, long bytes) {
    Caller.Reply begun =
        by.send(
            "POST",
            "/v1/uploads",
            "",
            Map.of("Tus-Resumable", "1.0.0", "Upload-Length", Long.toString(bytes)));
    assertEquals(201, begun.status(), begun.body().toString());
    return begun.header("Location");
  }

  static Map<String, String> appending(long offset) {
    return Map.of(
        "Tus-Resumable", "1.0.0",
        "Content-Type", "application/offset+octet-stream",
        "Upload-Offset", Long.toString(offset));
  }

  private static Socket open(Caller by, String upload) throws Exception {
    URI url = URI.create(by.url());
    Socket line = new Socket(url.getHost(), url.getPort());
    String head =
        "PATCH "
            + upload
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + by.token()
            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Length: "
            + SIZE
            + "\r\nContent-Type: application/offset+octet-stream\r\n\r\n";
    line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return line;
  }

  private static long offset(Caller by, String upload) {
    return Long.parseLong(
        by.send("HEAD", upload, "", Map.of("Tus-Resumable", "1.0.0")).header("Upload-Offset"));
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
