package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.TestServer;
import org.aceso.ids.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that send slowly, on a server with little patience: they are cut off, others served. */
final class SlowSenderTest {
  private static final int MANY = 300;
  private static final int UPLOADS = 4;
  private static final Duration LONG = Duration.ofSeconds(30);

  private static TestServer server;
  private static World world;
  private static Trial trial;

  private final List<Slow> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "HEAD_SECONDS", "4",
                "BODY_SECONDS", "8",
                "SLOWEST_BYTES", "1000",
                "SLOW_SECONDS", "3",
                "UPLOADS", "" + UPLOADS));
    world = new World(server, reply -> {});
    trial = world.trial();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void closeAll() {
    open.forEach(Slow::close);
  }

  /** A connection that sends what it is told, when it is told. */
  private record Slow(Socket socket) {
    Slow send(String text) {
      try {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Sends until nobody listens any more. */
    String trickle(String piece, Duration every) throws InterruptedException {
      try {
        while (socket.getInputStream().available() == 0) {
          send(piece);
          Thread.sleep(every.toMillis());
        }
      } catch (IOException | UncheckedIOException closed) {
        return "";
      }
      return rest();
    }

    /** What comes until the server closes. */
    String rest() {
      try {
        socket.setSoTimeout((int) LONG.toMillis());
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException reset) {
        throw new UncheckedIOException(reset);
      }
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Slow slow(String head) {
    URI url = URI.create(server.url());
    try {
      Slow slow = new Slow(new Socket(url.getHost(), url.getPort()));
      open.add(slow);
      return slow.send(head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of a request whose body does not follow yet. */
  private static String head(String request, Caller caller, String mediaType, int length) {
    return request
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
        + caller.authorization()
        + "\r\nContent-Type: "
        + mediaType
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static String json(int length) {
    return head("POST /v1/challenges", trial.organiser(), "application/json", length);
  }

  private static void assertTimedOut(String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("\"/problems/request-timeout\""), answer);
    assertTrue(answer.contains("Connection: close"), answer);
  }

  private static void assertServed() {
    assertEquals(200, world.anonymous().get("/healthz").status());
    world.anonymous().get("/readyz").expect(200);
    trial.organiser().get("/v1/me").expect(200);
    trial
        .organiser()
        .post(trial.path() + "/datasets", Map.of("name", Ids.next("set"), "access", "EVERYONE"))
        .expect(201);
  }

  @Test
  void headThatNeverEnds_isCutOff() throws Exception {
    Slow slow = slow("GET /v1/meta HTTP/1.1\r\nHost: localhost\r\n");
    String answer = slow.trickle("X-A: b\r\n", Duration.ofMillis(300));
    assertEquals("", answer);
  }

  @Test
  void silentConnection_isCutOff() {
    assertEquals("", slow("").rest());
    Slow second = slow("GET /v1/meta HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(second.rest().startsWith("HTTP/1.1 200 "), "answered, then cut off");
  }

  @Test
  void bodyThatStops_isAnsweredAndCutOff() {
    assertTimedOut(slow(json(100_000)).send("{\"name\":").rest());
  }

  @Test
  void bodyThatTrickles_isAnsweredAndCutOff() throws Exception {
    assertTimedOut(slow(json(100_000)).trickle(" ", Duration.ofMillis(200)));
  }

  @Test
  void chunkedBodyThatTrickles_isAnsweredAndCutOff() throws Exception {
    String head = json(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
    assertTimedOut(slow(head).trickle("1\r\n \r\n", Duration.ofMillis(200)));
  }

  /** As fast as it must be, but for longer than a body may take that is no file. */
  @Test
  void bodyThatTakesTooLongInAll_isCutOff() throws Exception {
    assertTimedOut(slow(json(1_000_000)).trickle(" ".repeat(500), Duration.ofMillis(200)));
  }

  @Test
  void bodyInPieces_isTakenWhole() throws Exception {
    String body = Caller.text(Trial.challenge("in-pieces"));
    for (String head :
        List.of(
            json(body.length()),
            json(0).replace("Content-Length: 0", "Transfer-Encoding: chunked"))) {
      boolean isChunked = head.contains("chunked");
      String sent = isChunked ? body.replace("in-pieces", "in-chunks") : body;
      Slow slow = slow(head.replace("Host:", "Connection: close\r\nHost:"));
      for (int i = 0; i < sent.length(); i += 100) {
        String piece = sent.substring(i, Math.min(sent.length(), i + 100));
        slow.send(
            isChunked ? Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n" : piece);
        Thread.sleep(20);
      }
      String answer = slow.send(isChunked ? "0\r\n\r\n" : "").rest();
      assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
    }
  }

  @Test
  void bodyInPiecesBeyondTheLimit_isRefused() {
    String head = json(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
    Slow slow = slow(head);
    for (int i = 0; i < 20; i++) {
      slow.send("10000\r\n" + " ".repeat(0x10000) + "\r\n");
    }
    String answer = slow.send("0\r\n\r\n").rest();
    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
  }

  @Test
  void manySlowBodies_keepNobodyWaiting() {
    for (int i = 0; i < MANY; i++) {
      slow(json(100_000)).send("{");
    }
    assertServed();
    open.forEach(one -> assertTimedOut(one.rest()));
  }

  /** They are refused before anything of the body is read, and hold nothing while they send on. */
  @Test
  void manySlowStrangers_areAnsweredAtOnceAndKeepNobodyWaiting() {
    String head =
        "POST /v1/challenges HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100000\r\n\r\n{";
    for (int i = 0; i < MANY; i++) {
      slow(head);
    }
    assertServed();
    for (Slow one : open) {
      String answer = one.rest();
      assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    }
  }

  @Test
  void manySlowHeads_keepNobodyWaiting() {
    for (int i = 0; i < MANY; i++) {
      slow("GET /v1/meta HTTP/1.1\r\nHost: loc");
    }
    assertServed();
    open.forEach(one -> assertEquals("", one.rest()));
  }

  /** A file holds a thread while it arrives: only so many do, and a slow one not for ever. */
  @Test
  void slowFiles_areCutOffAndLeaveRoom() {
    String path = "/v1/datasets/" + trial.dataset("EVERYONE", "Slow") + "/files/";
    for (int i = 0; i < UPLOADS; i++) {
      slow(head("PUT " + path + i + ".csv", trial.organiser(), "text/csv", 100_000)).send("a");
    }
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Reply busy = trial.organiser().csv("PUT", path + "x.csv", "a,b\n").expect(503);
              assertEquals(Problems.REDUCED_CAPACITY, busy.get("type"));
              assertEquals("5", busy.header("Retry-After"));
            });
    assertServed();
    open.forEach(one -> assertTimedOut(one.rest()));
    trial.organiser().csv("PUT", path + "y.csv", "a,b\n").expect(201);
  }

  /** A slow line that is fast enough may take longer than any other body. */
  @Test
  void fileOverASlowLine_arrives() throws Exception {
    int pieces = 50;
    String path = "/v1/datasets/" + trial.dataset("EVERYONE", "Steady") + "/files/steady.csv";
    String head = head("PUT " + path, trial.organiser(), "text/csv", 400 * pieces);
    Slow slow = slow(head.replace("Host:", "Connection: close\r\nHost:"));
    for (int i = 0; i < pieces; i++) {
      slow.send("x".repeat(400));
      Thread.sleep(200);
    }
    String answer = slow.rest();
    assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
  }
}
