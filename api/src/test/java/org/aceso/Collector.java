package org.aceso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes what OpenTelemetry sends over HTTP, and keeps it. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();

  private Collector(HttpServer server) {
    this.server = server;
  }

  static Collector start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Collector collector = new Collector(server);
    server.createContext("/v1/traces", collector::take);
    server.start();
    return collector;
  }

  /** A span, with the process that sent it. */
  record Seen(String service, Span span) {
    String name() {
      return span.getName();
    }

    String trace() {
      return hex(span.getTraceId().toByteArray());
    }

    String id() {
      return hex(span.getSpanId().toByteArray());
    }

    String parent() {
      return hex(span.getParentSpanId().toByteArray());
    }

    Map<String, String> attributes() {
      return span.getAttributesList().stream()
          .collect(Collectors.toMap(KeyValue::getKey, Collector::text));
    }

    private static String hex(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  }

  private static String text(KeyValue entry) {
    return entry.getValue().hasStringValue()
        ? entry.getValue().getStringValue()
        : Long.toString(entry.getValue().getIntValue());
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in =
        packed
            ? new GZIPInputStream(new ByteArrayInputStream(body))
            : new ByteArrayInputStream(body)) {
      keep(ExportTraceServiceRequest.parseFrom(in));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void keep(ExportTraceServiceRequest request) {
    requests.add(request);
    request
        .getResourceSpansList()
        .forEach(
            resource -> {
              String service =
                  resource.getResource().getAttributesList().stream()
                      .filter(entry -> entry.getKey().equals("service.name"))
                      .map(Collector::text)
                      .collect(Collectors.joining());
              resource
                  .getScopeSpansList()
                  .forEach(
                      scope ->
                          scope.getSpansList().forEach(span -> seen.add(new Seen(service, span))));
            });
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Seen> all() {
    return List.copyOf(seen);
  }

  /** Everything that was sent, as text. */
  String text() {
    return requests.toString();
  }

  Optional<Seen> find(String trace, String name) {
    return seen.stream()
        .filter(one -> one.trace().equals(trace) && one.name().equals(name))
        .findFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
