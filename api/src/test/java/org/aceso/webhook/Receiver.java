package org.aceso.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** A platform's inbox on the loopback address, which answers as a test tells it. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> all = Collections.synchronizedList(new ArrayList<>());
  private final Function<Received, Reply> behaviour;

  /** What came, and what was answered. */
  record Received(HttpHeaders headers, String body, int status) {
    String id() {
      return headers.firstValue("webhook-id").orElseThrow();
    }

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String type() {
      return json().get("type").asText();
    }

    boolean accepted() {
      return status / 100 == 2;
    }
  }

  record Reply(int status, String header, String value) {
    static Reply of(int status) {
      return new Reply(status, "X-Nothing", "");
    }
  }

  private Receiver(HttpServer server, Function<Received, Reply> behaviour) {
    this.server = server;
    this.behaviour = behaviour;
  }

  /** Answers everything with this status. */
  static Receiver answering(int status) {
    return start(received -> Reply.of(status));
  }

  static Receiver start(Function<Received, Reply> behaviour) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Receiver receiver = new Receiver(server, behaviour);
      server.createContext("/", receiver::take);
      server.setExecutor(Executors.newFixedThreadPool(8));
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
    Reply reply = behaviour.apply(new Received(headers, body, 0));
    all.add(new Received(headers, body, reply.status()));
    exchange.getResponseHeaders().add(reply.header(), reply.value());
    exchange.sendResponseHeaders(reply.status(), -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/inbox";
  }

  List<Received> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  /** What was answered with a success, in order. */
  List<Received> accepted() {
    return all().stream().filter(Received::accepted).toList();
  }

  List<Received> await(int count) {
    Awaitility.await("deliveries")
        .pollInterval(Duration.ofMillis(50))
        .until(() -> accepted().size() >= count);
    return accepted();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
