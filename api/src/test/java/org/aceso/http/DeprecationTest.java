package org.aceso.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aceso.trace.Traces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations that will go say so in every answer, in a small contract of their own. */
final class DeprecationTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      paths:
        /old:
          get:
            operationId: listOld
            x-requires: read-public
            security: [{}]
            deprecated: true
            x-deprecated-at: 2026-03-01T12:00:00+02:00
            x-sunset: 2027-01-05T00:00:00Z
            x-deprecation-link: https://example.org/leaving
            responses:
              "200": {content: {application/json: {}}}
        /older:
          post:
            operationId: doOlder
            x-requires: read-public
            security: [{}]
            deprecated: true
            x-deprecated-at: 1970-01-01T00:00:01Z
            responses:
              "204": {}
        /new:
          get:
            operationId: getNew
            x-requires: read-public
            security: [{}]
            responses:
              "200": {content: {application/json: {}}}
      """;

  private static Contract read(String yaml) throws IOException {
    return Contract.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static Javalin start() throws IOException {
    Edge edge =
        new Edge(
            null,
            () -> Instant.EPOCH,
            new PublicUrl(""),
            new Origins(Set.of()),
            new Patience(
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                1024,
                Duration.ofSeconds(20),
                8,
                100,
                Duration.ofSeconds(1)),
            (operation, status, took) -> {},
            Traces.off());
    Api api = new Api(read(CONTRACT), null, null, null, null, null, null, new byte[32], edge);
    api.alone(
        "listOld", call -> Answer.ok(List.of(1)).with("Link", "</old?after=x>; rel=\"next\""));
    api.alone("doOlder", call -> Answer.noContent());
    api.alone("getNew", call -> Answer.ok(List.of(2)));
    return api.start("127.0.0.1", 0);
  }

  private static HttpResponse<String> send(Javalin server, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void answersOfADeprecatedOperation_sayIt() throws Exception {
    Javalin server = start();
    try {
      for (String request : List.of("GET /old 200", "HEAD /old 200", "GET /old?typo=1 422")) {
        String[] parts = request.split(" ", 3);
        HttpResponse<String> answer = send(server, parts[0], parts[1]);
        assertEquals(parts[2], "" + answer.statusCode());
        assertEquals(List.of("@1772359200"), answer.headers().allValues("Deprecation"));
        assertEquals(
            List.of("Tue, 05 Jan 2027 00:00:00 GMT"), answer.headers().allValues("Sunset"));
        List<String> links = answer.headers().allValues("Link");
        assertEquals("<https://example.org/leaving>; rel=\"deprecation\"", links.get(0));
        assertEquals(parts[2].equals("200"), links.contains("</old?after=x>; rel=\"next\""));
      }
      HttpResponse<String> older = send(server, "POST", "/older");
      assertEquals(List.of("@1"), older.headers().allValues("Deprecation"));
      assertEquals(List.of(), older.headers().allValues("Sunset"));
      assertEquals(List.of(), older.headers().allValues("Link"));
    } finally {
      server.stop();
    }
  }

  @Test
  void answersOfOthers_sayNothing() throws Exception {
    Javalin server = start();
    try {
      for (HttpResponse<String> answer :
          List.of(send(server, "GET", "/new"), send(server, "OPTIONS", "/old"))) {
        assertTrue(answer.statusCode() < 300);
        assertEquals(List.of(), answer.headers().allValues("Deprecation"));
        assertEquals(List.of(), answer.headers().allValues("Sunset"));
      }
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-deprecated-at: 2026-03-01T12:00:00+02:00 | x-other: 1 | deprecated without x-deprecated-at",
        "x-sunset: 2027-01-05T00:00:00Z | x-sunset: 2026-03-01T09:59:59Z | x-sunset is before",
        "x-sunset: 2027-01-05T00:00:00Z | x-sunset: 2027-01-05 | x-sunset is no date-time",
        "x-deprecation-link: https | x-deprecation-link: '>' # | x-deprecation-link is no URI",
        "deprecated: true | deprecated: false | it has an end"
      })
  void contractThatSaysHalfOfIt_isRefused(String said, String instead, String why) {
    String yaml = CONTRACT.replaceFirst(java.util.regex.Pattern.quote(said), instead);
    String message = assertThrows(IllegalStateException.class, () -> read(yaml)).getMessage();
    assertTrue(message.contains("listOld: " + why), message);
  }
}
