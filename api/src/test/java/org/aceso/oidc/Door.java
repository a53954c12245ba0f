package org.aceso.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knocks at a server with a credential, and remembers every answer. */
final class Door {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String url;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  Door(String url) {
    this.url = url;
  }

  /** An answer. */
  record Reply(int status, HttpHeaders headers, JsonNode body) {
    String detail() {
      return body.path("detail").asText();
    }
  }

  /** {@code GET /v1/me}. */
  Reply me(String credential) {
    return send("GET", "/v1/me", credential, null);
  }

  Reply get(String path, String credential) {
    return send("GET", path, credential, null);
  }

  Reply send(String method, String path, String credential, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + credential)
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      heard.add(response.headers().map() + "\n" + response.body());
      JsonNode body =
          new ObjectMapper().readTree(response.body().isEmpty() ? "null" : response.body());
      return new Reply(response.statusCode(), response.headers(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Headers and bodies of all answers. */
  List<String> heard() {
    return heard;
  }
}
