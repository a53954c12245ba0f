package org.aceso.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Speaks HTTP with one token. Every reply is held against the contract, whatever it is asked for.
 */
final class Caller {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final Map<String, String> headers;
  private final Watcher watcher;

  private Caller(String url, Map<String, String> headers, Watcher watcher) {
    this.url = url;
    this.headers = Map.copyOf(headers);
    this.watcher = watcher;
  }

  /** Somebody without a token; the watcher is told every reply. */
  static Caller anonymous(String url, Watcher watcher) {
    return new Caller(url, Map.of(), watcher);
  }

  Caller with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(url, more, watcher);
  }

  Caller as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same caller at another server of the installation. */
  Caller at(String otherUrl) {
    return new Caller(otherUrl, headers, watcher);
  }

  String url() {
    return url;
  }

  /** The credential that it sends. */
  String authorization() {
    return headers.get("Authorization");
  }

  Reply get(String path) {
    return send("GET", path, "", null);
  }

  Reply head(String path) {
    return send("HEAD", path, "", null);
  }

  Reply post(String path) {
    return send("POST", path, "", null);
  }

  Reply post(String path, Object body) {
    return send("POST", path, "application/json", json(body));
  }

  Reply patch(String path, String etag, Object body) {
    return with("If-Match", etag).send("PATCH", path, "application/merge-patch+json", json(body));
  }

  Reply csv(String method, String path, String csv) {
    return send(method, path, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  Reply send(String method, String path, String mediaType, byte[] body) {
    return send(new Request(method, path, Map.of(), mediaType, body));
  }

  /** The same credential without any other header, at which nobody looks on. */
  Caller unwatched() {
    return watchedBy(reply -> {});
  }

  /** The same credential without any other header, at which somebody else looks on. */
  Caller watchedBy(Watcher other) {
    Caller bare = anonymous(url, other);
    return authorization() == null ? bare : bare.with("Authorization", authorization());
  }

  Reply send(Request request) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(request.headers());
    Request whole =
        new Request(request.method(), request.path(), all, request.mediaType(), request.body());
    watcher.before(this, whole);
    try {
      HttpResponse<byte[]> response = exchange(http(whole));
      Reply reply =
          new Reply(
              request.method(),
              request.path(),
              response.statusCode(),
              response.headers(),
              plain(response));
      ReplyCheck.check(reply);
      watcher.after(this, whole, reply);
      return reply;
    } catch (IOException e) {
      throw new AssertionError("the server does not answer " + request + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static byte[] plain(HttpResponse<byte[]> response) throws IOException {
    byte[] body = response.body();
    boolean isZipped = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    if (!isZipped || body.length == 0) {
      return body;
    }
    try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return unzipped.readAllBytes();
    }
  }

  private HttpRequest http(Request request) {
    byte[] body = request.body();
    HttpRequest.Builder built =
        HttpRequest.newBuilder(URI.create(url + request.path()))
            .timeout(Duration.ofSeconds(60))
            .method(
                request.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    request.headers().forEach(built::setHeader);
    if (!request.mediaType().isEmpty()) {
      built.setHeader("Content-Type", request.mediaType());
    }
    return built.build();
  }

  /** A kept connection may end just when it is used again: what is safe to repeat is sent anew. */
  private static HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      if (request.method().equals("POST")) {
        throw e;
      }
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static byte[] json(Object body) {
    return text(body).getBytes(StandardCharsets.UTF_8);
  }

  /** A body as JSON. */
  static String text(Object body) {
    return JSON.valueToTree(body).toString();
  }
}
