package org.aceso.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
import org.awaitility.Awaitility;

/** Reads a stream of server-sent events as a browser does, until it ends. */
final class Listener implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final HttpResponse<InputStream> response;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Thread reader;

  private Listener(HttpResponse<InputStream> response) {
    this.response = response;
    this.reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  static Listener on(Caller caller, String path) {
    return on(caller, path, Map.of());
  }

  static Listener on(Caller caller, String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(caller.url() + path))
            .header("Accept", "text/event-stream");
    if (caller.token() != null) {
      request.header("Authorization", "Bearer " + caller.token());
    }
    headers.forEach(request::header);
    try {
      return new Listener(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      text.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("broken: " + e.getMessage());
    }
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Everything that came so far. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** The values of a field, such as {@code event}. */
  List<String> values(String field) {
    return lines().stream()
        .filter(line -> line.startsWith(field + ": "))
        .map(line -> line.substring(field.length() + 2))
        .toList();
  }

  /** Waits until it has begun: what is published from now on comes. */
  Listener begun() {
    Awaitility.await().until(() -> lines().contains("retry: 5000"));
    return this;
  }

  List<String> await(String field, int count) {
    Awaitility.await(field)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> values(field).size() >= count);
    return values(field);
  }

  boolean isOver() {
    return !reader.isAlive();
  }

  void awaitEnd(Duration within) {
    Awaitility.await("the end")
        .atMost(within)
        .pollInterval(Duration.ofMillis(20))
        .until(this::isOver);
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
