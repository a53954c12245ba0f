package org.aceso.plugin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.Campaign;
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
        case "halt" -> Runtime.getRuntime().halt(137);
        case "environment" -> throw new IllegalStateException("It is " + System.getenv());
        case "fork", "leave" -> {
          try {
            for (int i = 0; i < 20; i++) {
              new ProcessBuilder("sleep", "%s").start();
            }
          } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
          }
          while (word.equals("fork")) {
            Thread.onSpinWait();
          }
        }
        case "logs" -> {
          byte[] mebibyte = "log ".repeat(1 << 18).getBytes();
          for (int i = 0; i < 1_024; i++) {
            System.out.write(mebibyte, 0, mebibyte.length);
          }
        }
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
          "halt", "RESOURCES",
          "environment", "PLUGIN",
          "fork", "RESOURCES",
          "overflow", "PLUGIN");

  /** What the processes of a fork are told to sleep for: found again by it. */
  private static final String SLEEP = "86461";

  @TempDir private static Path plugins;
  private static TestServer server;

  @BeforeAll
  static void start() {
    new TestJar("words")
        .type("Words", "words", "", MISBEHAVE.formatted(SLEEP))
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
    List<Long> waits = new ArrayList<>();
    breaking.forEach(
        (word, submission) -> {
          while (!phase.isFinal(submission)) {
            waits.add(phase.millisToRead());
          }
          assertFailed(word, submission, phase);
        });
    assertAnswered(waits);
    assertEquals("SCORED", phase.finished(fine).get("state").asText());
    String after = phase.submit(csv("fine"));
    assertEquals("SCORED", phase.finished(after).get("state").asText());
    assertEquals(2, phase.used());
  }

  /** What others wait for is a figure of the long run, where nothing else runs beside. */
  private static void assertAnswered(List<Long> waits) {
    Collections.sort(waits);
    long most = waits.get(waits.size() * 99 / 100);
    System.out.println("reads while types break: " + waits.size() + ", p99 " + most + " ms");
    assertTrue(most < Campaign.repeats(60_000, 500), waits.toString());
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
  void everyWayToBreak_letsTheNextSubmissionThrough() {
    OpenPhase phase = phase("one-by-one");
    for (String word : FAULTS.keySet()) {
      String breaking = phase.submit(csv(word));
      String fine = phase.submit(csv("fine"));
      assertEquals("SCORED", phase.finished(fine).get("state").asText(), word);
      phase.cancel(breaking);
    }
  }

  @Test
  void environment_isEmpty() {
    OpenPhase phase = phase("environment");
    String curious = phase.submit(csv("environment"));
    phase.finished(curious);
    String detail = phase.evaluation(curious).get("detail").asText();
    assertTrue(detail.contains("It is {LC_ALL=C.UTF-8}"), detail);
  }

  @Test
  void processesThatATypeLeavesBehind_areEnded() {
    OpenPhase phase = phase("leaving");
    String leaving = phase.submit(csv("leave"));
    assertEquals("SCORED", phase.finished(leaving).get("state").asText());
    await().until(MisbehavingTypeTest::sleepers, List::isEmpty);
    String forking = phase.submit(csv("fork"));
    await().until(MisbehavingTypeTest::sleepers, l -> l.size() > 9);
    assertFailed("fork", forking, phase);
    await().until(MisbehavingTypeTest::sleepers, List::isEmpty);
  }

  private static List<ProcessHandle> sleepers() {
    return ProcessHandle.allProcesses()
        .filter(one -> one.info().commandLine().filter(line -> line.endsWith(SLEEP)).isPresent())
        .toList();
  }

  @Test
  void gibibyteOfLogs_isReadAndForgotten() {
    OpenPhase phase = phase("logging");
    String logging = phase.submit(csv("logs"));
    String fine = phase.submit(csv("fine"));
    assertEquals("SCORED", phase.finished(fine).get("state").asText());
    JsonNode end = phase.finished(logging);
    assertEquals(0.5, end.path("scores").path("fine@1").asDouble(), end.toString());
  }

  @Test
  void cancelledSubmission_endsTheChildAtWork() throws Exception {
    try (TestServer patient =
        TestServer.start(
            Map.of("PLUGINS", plugins.toString(), "WORKERS", "1", "EVALUATION_SECONDS", "600"))) {
      OpenPhase phase =
          OpenPhase.of(patient, "cancelled", "words@1", "fine@1", "id,word\na,fine\nb,fine\n");
      String endless = phase.submit(csv("fork"));
      await().until(MisbehavingTypeTest::sleepers, l -> l.size() > 9);
      JsonNode queue = phase.competitor().get("/v1/submissions/" + endless + "/queue");
      assertEquals(1, queue.get("attempts").asInt());
      assertFalse(queue.get("leaseExpiresAt").asText().isBlank());
      String next = phase.submit(csv("fine"));
      phase.cancel(endless);
      await().until(MisbehavingTypeTest::sleepers, List::isEmpty);
      assertEquals("SCORED", phase.finished(next).get("state").asText());
      assertEquals("CANCELLED", phase.finished(endless).get("state").asText());
    }
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
