package org.aceso.meta;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.aceso.http.Json;

/** {@code /healthz} and {@code /readyz} of a process that serves nothing else. */
public final class HealthPort implements AutoCloseable {
  private static final int WAITING = 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  private HealthPort(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
  }

  /**
   * Starts to answer.
   *
   * @throws IOException when the port is taken or not allowed
   */
  public static HealthPort open(String host, int port, Health health) throws IOException {
    HealthPort opened;
    try {
      opened = new HealthPort(HttpServer.create(new InetSocketAddress(host, port), WAITING));
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on " + host + ":" + port + ": the port is taken or not allowed", e);
    }
    opened.server.createContext("/", exchange -> answer(exchange, 404, Map.of("state", "UNKNOWN")));
    opened.server.createContext(
        "/healthz", exchange -> answer(exchange, 200, Map.of("state", "UP")));
    opened.server.createContext("/readyz", exchange -> answer(exchange, health));
    opened.server.start();
    return opened;
  }

  private static void answer(HttpExchange exchange, Health health) throws IOException {
    Map<String, String> checks = health.ask();
    boolean up = checks.values().stream().allMatch("up"::equals);
    Map<String, Object> state = new TreeMap<>();
    state.put("state", up ? "UP" : "DOWN");
    state.put("checks", checks);
    answer(exchange, up ? 200 : 503, state);
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> state)
      throws IOException {
    byte[] body = Json.text(state).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/readyz";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
