package org.aceso.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What the server answered to a request. */
record Reply(String method, String path, int status, HttpHeaders headers, byte[] bytes) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  JsonNode json() {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(this + " is not JSON", e);
    }
  }

  /** A member of the body, as text. */
  String get(String member) {
    return json().path(member).asText();
  }

  /** A header, or an empty text. */
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The media type without its parameters. */
  String mediaType() {
    return header("Content-Type").replaceFirst(";.*", "").strip();
  }

  boolean isProblem() {
    return mediaType().equals("application/problem+json");
  }

  /** The same reply, which must have this status. */
  Reply expect(int wanted) {
    if (status != wanted) {
      throw new AssertionError(wanted + " expected: " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return method + " " + path + " -> " + status + " " + (bytes.length < 4_000 ? text() : "…");
  }
}
