package org.aceso.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The API with one token; what is not a success is an error of the test. */
record Web(String url, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  Web as(String otherToken) {
    return new Web(url, otherToken);
  }

  JsonNode get(String path) {
    return upload("GET", path, Upload.NOTHING);
  }

  JsonNode post(String path, Map<String, ?> body) {
    return upload("POST", path, Upload.text("application/json", JSON.valueToTree(body).toString()));
  }

  JsonNode post(String path) {
    return upload("POST", path, Upload.NOTHING);
  }

  JsonNode csv(String method, String path, String csv) {
    return upload(method, path, Upload.csv(csv));
  }

  JsonNode upload(String method, String path, Upload body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body.content()));
    if (!body.mediaType().isEmpty()) {
      request.header("Content-Type", body.mediaType());
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(
            method + " " + path + ": " + response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
