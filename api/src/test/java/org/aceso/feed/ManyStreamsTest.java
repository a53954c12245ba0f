package org.aceso.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.ids.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Streams wait on nothing but their own event. */
final class ManyStreamsTest {
  private static final int STREAMS = 160;
  private static final String CHANGED = EventType.TEAM_CHANGED.word();

  @Test
  void openStreams_holdNeitherConnectionsNorThreads() throws Exception {
    try (TestServer server =
        TestServer.start(Map.of("DATABASE_CONNECTIONS", "4", "STREAMS", "" + STREAMS))) {
      Scene scene = Scene.open(server.url(), server.administrator());
      String path = "/v1/challenges/" + scene.challengeId() + "/events";
      int before = Thread.activeCount();
      List<Listener> open = new ArrayList<>();
      for (int i = 0; i < STREAMS / 8; i++) {
        Caller one = scene.stranger();
        for (int j = 0; j < 8; j++) {
          open.add(Listener.on(one, path));
        }
      }
      open.get(STREAMS - 1).begun();
      try (Listener full = Listener.on(scene.stranger(), path)) {
        assertEquals(503, full.status());
      }
      assertEquals(200, get(server.url() + "/readyz").statusCode());
      assertTrue(Thread.activeCount() - before < 2 * STREAMS, "one reader and client a listener");
      publish(server, scene);
      for (Listener listener : open) {
        listener.await("event", 1);
      }
      // Those of the shared server are among them.
      assertTrue(serverThreads() < STREAMS / 2, serverThreads() + " threads of the server");
      for (Listener listener : open) {
        listener.close();
      }
    }
  }

  /** Whoever does not read does not keep others waiting. */
  @Test
  void readerThatStalls_delaysNobody() throws Exception {
    Scene scene = Scene.open();
    String path = "/v1/challenges/" + scene.challengeId() + "/events";
    URI url = URI.create(scene.organiser().url());
    try (java.net.Socket stalled = new java.net.Socket(url.getHost(), url.getPort());
        Listener listener = Listener.on(scene.stranger(), path).begun()) {
      stalled
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                      + "Authorization: Bearer "
                      + scene.organiser().token()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 50; i++) {
        publish(TestServer.shared(), scene);
      }
      Awaitility.await()
          .until(() -> Collections.frequency(listener.values("event"), CHANGED) == 50);
    }
  }

  private static long serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("JettyServerThreadPool"))
        .count();
  }

  private static void publish(TestServer server, Scene scene) {
    String subject = Ids.next("tea");
    server
        .jdbi()
        .useTransaction(
            db ->
                Events.publish(
                    EventType.TEAM_CHANGED,
                    scene.challengeId(),
                    subject,
                    EventAudience.everyone(),
                    Map.of("teamId", subject),
                    db));
  }

  private static HttpResponse<Void> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
            HttpResponse.BodyHandlers.discarding());
  }
}
