package org.aceso.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code GET /metrics} on a port of its own, which whoever watches the server reaches alone. */
public final class MetricsPort implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private MetricsPort(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts to listen.
   *
   * @throws IOException when the port is taken
   */
  public static MetricsPort open(String host, int port, Monitor monitor) throws IOException {
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on "
              + host
              + ":"
              + port
              + " for metrics: the port is taken or not allowed",
          e);
    }
    MetricsPort opened = new MetricsPort(http);
    http.createContext("/", exchange -> answer(exchange, monitor));
    http.setExecutor(opened.thread);
    http.start();
    return opened;
  }

  /** Where it listens. */
  public int port() {
    return http.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, Monitor monitor) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/metrics")) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(405, -1);
      } else {
        byte[] text = monitor.scrape().getBytes(StandardCharsets.UTF_8);
        exchange
            .getResponseHeaders()
            .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      }
    }
  }

  @Override
  public void close() {
    http.stop(0);
    thread.shutdownNow();
  }
}
