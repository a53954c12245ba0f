package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A jar that is wrong costs one clear line, and never the start. */
final class WrongJarsTest {
  private static final String SPI_CLASS = "org/aceso/spi/Metric.class";

  private static final Map<String, String> NONE = Map.of();

  @TempDir private Path plugins;
  @TempDir private Path elsewhere;

  @Test
  void wrongJars_costOneClearLineEach() throws IOException {
    Map<String, String> expected = buildWrong();
    words("good", "good").writeTo(plugins.resolve("good.jar"));
    try (Log log = new Log();
        TestServer server =
            TestServer.start(Map.of("PLUGINS", plugins.toString(), "DESCRIBE_SECONDS", "8"))) {
      Web administrator = new Web(server.url(), server.administrator());
      Map<String, String> refusals = refusals(administrator);
      assertEquals(expected.keySet(), refusals.keySet());
      expected.forEach((file, words) -> assertSays(words, refusals.get(file), file));
      assertEquals(expected.size(), log.warnings().size(), log.warnings().toString());
      refusals.forEach(
          (file, refusal) ->
              assertTrue(log.warnings().contains(file + " is not used: " + refusal), file));
      assertEquals(List.of("good@1", "twin@1"), types(administrator));
    }
  }

  @Test
  void jarThatIsNotAllowed_isNotUsed() throws IOException {
    Path good = words("good", "good").writeTo(plugins.resolve("good.jar"));
    words("other", "other").writeTo(plugins.resolve("other.jar"));
    Path allowed = elsewhere.resolve("allowed");
    Files.writeString(allowed, "# by us\n" + Evaluators.sha256(good) + "\n");
    try (TestServer server =
        TestServer.start(
            Map.of("PLUGINS", plugins.toString(), "PLUGINS_ALLOWED", allowed.toString()))) {
      Web administrator = new Web(server.url(), server.administrator());
      Map<String, String> refusals = refusals(administrator);
      String digest = Evaluators.sha256(plugins.resolve("other.jar"));
      assertEquals(
          Map.of("other.jar", "its SHA-256 " + digest + " is not among those allowed"), refusals);
      assertEquals(List.of("good@1"), types(administrator));
    }
  }

  /** The jar is another one than at the start, as after a careless upgrade. */
  @Test
  void jarThatChangedWhileServing_costsClearAnswers() throws IOException {
    Path jar = words("good", "good").writeTo(plugins.resolve("good.jar"));
    try (TestServer server = TestServer.start(Map.of("PLUGINS", plugins.toString()))) {
      Caller administrator = Scene.administrator(server);
      Files.write(jar, new byte[] {1, 2, 3});
      Caller.Reply asked =
          administrator.json(
              "POST", "/v1/challenge-types/good@1/configure", Map.of("settings", Map.of()), NONE);
      assertEquals(503, asked.status(), asked.body().toString());
      AssertionError refused =
          assertThrows(
              AssertionError.class,
              () -> OpenPhase.of(server, "changed", "good@1", "fine@1", "id,word\na,fine\n"));
      assertTrue(refused.getMessage().contains("evaluator_failed"), refused.getMessage());
      assertTrue(refused.getMessage().contains("PLUGIN"), refused.getMessage());
    }
  }

  /** Builds them all; answers what their refusals must say. */
  private Map<String, String> buildWrong() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    buildMispacked(expected);
    buildTwins(expected);
    buildMisbehaving(expected);
    return expected;
  }

  private void buildMispacked(Map<String, String> expected) throws IOException {
    wrong("no-extension", words("none", "none").without(TestJar.SERVICES));
    expected.put("no-extension.jar", "META-INF/services/org.aceso.spi.ChallengeType");
    wrong("wrong-spi", words("spi2", "spi2").manifest("Plugin-Requires", "2.0.0"));
    expected.put("wrong-spi.jar", "requires SPI 2.0.0, this host offers 1.1.0");
    wrong("bundles-spi", words("bundle", "bundle").entry(SPI_CLASS, new byte[1]));
    expected.put("bundles-spi.jar", "bundles the SPI: give it the scope provided");
    Path torn = wrong("torn", words("torn", "torn"));
    byte[] bytes = Files.readAllBytes(torn);
    Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2));
    expected.put("torn.jar", "is not a readable jar");
    wrong("missing-class", words("missing", "missing").without("test/Words$Seen.class"));
    expected.put("missing-class.jar", "needs a class that it does not bring: test.Words$Seen");
  }

  private void buildTwins(Map<String, String> expected) {
    wrong("twin-1", words("twin-1", "twin"));
    wrong("twin-2", words("twin-2", "twin"));
    expected.put("twin-2.jar", "brings twin@1, which twin-1.jar brings, too");
    wrong(
        "twice",
        words("twice", "twice")
            .type("Again", "twice", "", "")
            .provides("test.Words", "test.Again"));
    expected.put("twice.jar", "two challenge types with the id twice@1");
  }

  private void buildMisbehaving(Map<String, String> expected) {
    wrong("throws", describing("if (true) throw new IllegalStateException(\"one\\ntwo\");"));
    expected.put("throws.jar", "IllegalStateException: one");
    wrong("hangs", describing("while (depth(-1) < 2) { Thread.onSpinWait(); }"));
    expected.put("hangs.jar", "the plugin took longer than 8.0 s");
    wrong("exits", describing("System.exit(0);"));
    expected.put("exits.jar", "the plugin ended its process with code 0: System.exit");
  }

  private Path wrong(String name, TestJar jar) {
    return jar.writeTo(plugins.resolve(name + ".jar"));
  }

  private static TestJar words(String pluginId, String typeId) {
    return new TestJar(pluginId).type("Words", typeId, "", "").provides("test.Words");
  }

  private static TestJar describing(String statements) {
    return new TestJar("bad").type("Words", "bad", statements, "").provides("test.Words");
  }

  private static void assertSays(String words, String refusal, String file) {
    assertTrue(refusal.contains(words), () -> file + ": " + refusal);
    assertEquals(1, refusal.lines().count(), file);
  }

  private static Map<String, String> refusals(Web administrator) {
    Map<String, String> refusals = new TreeMap<>();
    for (JsonNode jar : administrator.get("/v1/plugins").get("items")) {
      if (jar.has("refusal")) {
        refusals.put(jar.get("file").asText(), jar.get("refusal").asText());
        assertEquals(0, jar.get("challengeTypes").size());
      }
    }
    return refusals;
  }

  private static List<String> types(Web web) {
    return web.get("/v1/challenge-types").get("items").findValuesAsText("id").stream()
        .filter(id -> id.contains("@"))
        .toList();
  }

  /** What the catalogue logs as a warning. */
  private static final class Log implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Catalogue.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    Log() {
      appender.start();
      logger.addAppender(appender);
    }

    List<String> warnings() {
      return appender.list.stream()
          .filter(event -> event.getLevel() == Level.WARN)
          .map(ILoggingEvent::getFormattedMessage)
          .toList();
    }

    @Override
    public void close() {
      logger.detachAppender(appender);
    }
  }
}
