package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does that is told to stop. */
final class StopTest {
  private static final int DELAY = 4;

  @TempDir private Path data;

  @Test
  void serverToldToStop_isNotReadyFirstThenEndsWhatItHadBegun() throws Exception {
    Map<String, String> settings = Map.of("STOP_DELAY_SECONDS", Integer.toString(DELAY));
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), settings)) {
      Scene scene = Scene.open(server.url(), server.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Caller captain = scene.captain();
      Caller anybody = Caller.with(server.url(), captain.token());
      assertEquals(200, anybody.status("GET", "/readyz"));

      Upload upload = new Upload(server.url(), phase, captain.token());
      CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> terminate(server));
      Awaitility.await("not ready")
          .atMost(Duration.ofSeconds(DELAY))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> anybody.status("GET", "/readyz") == 503);
      Caller.Reply told = anybody.send("GET", "/readyz", "", Map.of());
      assertEquals("down: it stops", told.body().at("/checks/server").asText());
      assertEquals("up", told.body().at("/checks/database").asText());
      assertEquals(200, anybody.status("GET", "/healthz"));
      assertEquals(
          200, anybody.status("GET", "/v1/phases/" + phase), "others are served meanwhile");

      awaitNoMoreConnections(server.url());
      assertEquals("HTTP/1.1 201 Created", upload.end(), () -> server.errors().toString());
      assertEquals(143, end.get());
    }
  }

  private static int terminate(ServerProcess server) {
    try {
      return server.terminate();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static void awaitNoMoreConnections(String url) {
    URI at = URI.create(url);
    Awaitility.await("no more requests are taken")
        .atMost(Duration.ofSeconds(DELAY + 10))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                assertThrows(
                    IOException.class, () -> new Socket(at.getHost(), at.getPort()).close()));
  }

  /** A file of which half is sent. */
  private static final class Upload {
    private final Socket socket;
    private final OutputStream out;

    Upload(String url, String phase, String token) throws IOException {
      URI at = URI.create(url);
      socket = new Socket(at.getHost(), at.getPort());
      out = socket.getOutputStream();
      String head =
          "POST /v1/phases/%s/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
              + "Content-Type: text/csv\r\nContent-Length: %d\r\n\r\n";
      send(head.formatted(phase, token, Scene.TRUTH.length()) + Scene.TRUTH.substring(0, 20));
    }

    private void send(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    /** Sends the rest, and answers the first line of the answer. */
    String end() throws IOException {
      send(Scene.TRUTH.substring(20));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
