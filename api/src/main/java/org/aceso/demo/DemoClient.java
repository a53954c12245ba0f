package org.aceso.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Speaks the API with one token. */
final class DemoClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final String url;
  private final String token;

  DemoClient(HttpClient http, String url, String token) {
    this.http = http;
    this.url = url;
    this.token = token;
  }

  /** What came back. */
  record Response(int status, JsonNode body) {

    String text(String member) {
      return body.path(member).asText();
    }
  }

  DemoClient as(String otherToken) {
    return new DemoClient(http, url, otherToken);
  }

  Response get(String path) {
    return send("GET", path, "", null);
  }

  Response post(String path, Map<String, ?> body) {
    return send("POST", path, "application/json", JSON.valueToTree(body).toString());
  }

  Response post(String path) {
    return send("POST", path, "", null);
  }

  Response csv(String method, String path, String csv) {
    return send(method, path, "text/csv", csv);
  }

  /** The same, for what must succeed. */
  static JsonNode sure(Response response) {
    if (response.status() >= 300) {
      throw new IllegalStateException(
          "the server answered " + response.status() + " " + response.body());
    }
    return response.body();
  }

  private Response send(String method, String path, String mediaType, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!mediaType.isEmpty()) {
      request.header("Content-Type", mediaType);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Response(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException("the server does not answer " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
