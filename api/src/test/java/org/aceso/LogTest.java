package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aceso.database.RunningDatabase;
import org.aceso.http.Json;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the log of a server on which something goes wrong. */
final class LogTest {
  @TempDir private Path data;

  @Test
  void json_hasOneObjectALineWithRequestAndOperationAndNothingPersonal() throws Exception {
    List<String> lines;
    Caller.Reply broken;
    try (ServerProcess server =
        ServerProcess.start(data, Map.of("LOG_FORMAT", "json", "LOG", "DEBUG"))) {
      Caller administrator = Caller.with(server.url(), server.administrator());
      refusePeopleCalledAda();
      broken = send(administrator, "{\"displayName\":\"Ada of Lovelace\"}");
      assertEquals(500, broken.status(), broken.body().toString());
      Caller.Reply mail =
          administrator.send(
              "PATCH",
              "/v1/me",
              "{\"email\":\"ada@example.org\"}",
              Map.of(
                  "Content-Type",
                  "application/merge-patch+json",
                  "If-Match",
                  administrator.etag("/v1/me").orElseThrow()));
      assertEquals(500, mail.status(), mail.body().toString());
      server.terminate();
      // A stream that ended with its process is told in parentheses.
      lines = server.errors().stream().filter(line -> !line.startsWith("(")).toList();
    }
    for (String line : lines) {
      assertTrue(Json.MAPPER.readTree(line).isObject(), line);
      for (String personal : List.of("Ada of", "Lovelace", "ada@", "example.org", "displayName")) {
        assertFalse(line.contains(personal), line);
      }
      assertFalse(line.matches(".*aceso_p[al]t_[0-9a-z].*"), line);
    }
    String id = broken.header("Request-Id");
    JsonNode told =
        lines.stream()
            .map(LogTest::tree)
            .filter(line -> line.at("/mdc/request").asText().equals(id))
            .findFirst()
            .orElseThrow(() -> new AssertionError(lines.toString()));
    assertEquals("createPerson", told.at("/mdc/operation").asText());
    assertEquals("ERROR", told.get("level").asText());
    assertTrue(told.get("timestamp").asLong() > 0);
    assertTrue(told.get("formattedMessage").asText().contains("POST /v1/people"));
    assertTrue(told.at("/throwable/stepArray").size() > 0, told.toString());
  }

  @Test
  void formatThatIsNone_isNamed() throws Exception {
    try (ServerProcess server = ServerProcess.launch(data, Map.of("LOG_FORMAT", "xml"))) {
      assertEquals(64, server.end());
      assertEquals(
          List.of("aceso: ACESO_LOG_FORMAT must be text or json, not \"xml\""), server.errors());
    }
  }

  /** A defect of the kind in which the database tells the whole row. */
  private void refusePeopleCalledAda() throws Exception {
    RunningDatabase running = RunningDatabase.of(data.resolve("postgresql"));
    Jdbi.create(running.url(), running.user(), running.password())
        .useHandle(
            db ->
                db.execute(
                    """
                    ALTER TABLE aceso.person ADD CHECK (display_name NOT LIKE 'Ada%'),
                      ADD CHECK (email NOT LIKE 'ada%')
                    """));
  }

  private static Caller.Reply send(Caller caller, String body) {
    return caller.send("POST", "/v1/people", body, Map.of("Content-Type", "application/json"));
  }

  private static JsonNode tree(String line) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
