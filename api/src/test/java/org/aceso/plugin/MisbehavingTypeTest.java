package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type that breaks while it scores costs its own submission, and nothing else. */
final class MisbehavingTypeTest {
  private static final String MISBEHAVE =
      """
      switch (word) {
        case "throw" -> throw new IllegalStateException("the truth of " + about.id() + " is " + r);
        case "memory" -> {
          List<byte[]> hoard = new ArrayList<>();
          while (true) {
            hoard.add(new byte[1 << 20]);
          }
        }
        case "loop" -> {
          while (depth(-1) < 2) {
            Thread.onSpinWait();
          }
        }
        case "exit" -> System.exit(0);
        case "overflow" -> depth(0);
        case "print" -> {
          for (int i = 0; i < 50_000; i++) {
            System.out.println("x".repeat(1_000));
          }
        }
        default -> {}
      }
      """;
  private static final Map<String, String> FAULTS =
      Map.of(
          "throw", "PLUGIN",
          "memory", "RESOURCES",
          "loop", "RESOURCES",
          "exit", "PLUGIN",
          "overflow", "PLUGIN");

  @TempDir private static Path plugins;
  private static TestServer server;

  @BeforeAll
  static void start() {
    new TestJar("words")
        .type("Words", "words", "", MISBEHAVE)
        .provides("test.Words")
        .writeTo(plugins.resolve("words.jar"));
    server =
        TestServer.start(
            Map.of(
                "PLUGINS", plugins.toString(), "CHILD_HEAP_MIB", "96", "EVALUATION_SECONDS", "8"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static OpenPhase phase(String slug) {
    return OpenPhase.of(server, slug, "words@1", "fine@1", "id,word\na,fine\nb,fine\n");
  }

  private static String csv(String word) {
    return "id,word\na,fine\nb," + word + "\n";
  }

  @Test
  void typeThatBreaks_failsItsOwnSubmissionAlone() {
    OpenPhase phase = phase("breaking");
    Map<String, String> breaking = new LinkedHashMap<>();
    FAULTS.keySet().forEach(word -> breaking.put(word, phase.submit(csv(word))));
    String fine = phase.submit(csv("fine"));
    breaking.forEach((word, submission) -> assertFailed(word, submission, phase));
    assertEquals("SCORED", phase.finished(fine).get("state").asText());
    String after = phase.submit(csv("fine"));
    assertEquals("SCORED", phase.finished(after).get("state").asText());
    assertEquals(2, phase.used());
  }

  private static void assertFailed(String word, String submission, OpenPhase phase) {
    JsonNode seen = phase.finished(submission);
    assertEquals("FAILED", seen.get("state").asText(), word);
    assertTrue(seen.get("detail").asText().contains("quota was given back"), word);
    assertFalse(seen.toString().contains("truth of"), "a competitor reads what a plugin threw");
    JsonNode evaluation = phase.evaluation(submission);
    assertEquals(FAULTS.get(word), evaluation.get("fault").asText(), word + " " + evaluation);
    assertFalse(evaluation.get("detail").asText().isBlank(), word);
    JsonNode competitors =
        phase
            .competitor()
            .get("/v1/submissions/" + submission + "/evaluations")
            .get("items")
            .get(0);
    assertNull(competitors.get("detail"), word + " shows a competitor " + competitors);
  }

  @Test
  void whatATypePrints_disturbsNothing() {
    OpenPhase phase = phase("printing");
    String printing = phase.submit(csv("print"));
    String fine = phase.submit(csv("fine"));
    assertEquals(0.5, phase.finished(printing).get("scores").get("fine@1").asDouble());
    assertEquals(1, phase.finished(fine).get("scores").get("fine@1").asDouble());
  }
}
