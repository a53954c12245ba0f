package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type from outside this repository, built against the SPI and the libraries alone. */
final class ThirdPartyPluginTest {
  private static final String CONFIGURE = "/v1/challenge-types/mitosis-count@1/configure";

  @TempDir private static Path plugins;
  private static TestServer server;
  private static Web administrator;
  private static JsonNode expected;

  @BeforeAll
  static void start() throws IOException {
    Example.jar(Example.FOLDER, plugins.resolve("mitosis-count.jar"));
    server = TestServer.start(Map.of("PLUGINS", plugins.toString()));
    administrator = new Web(server.url(), server.administrator());
    expected = new ObjectMapper().readTree(Example.FIXTURE.resolve("golden.json").toFile());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void type_isListedWithTheJarThatComputesIt() {
    JsonNode type = administrator.get("/v1/challenge-types").get("items").get(0);
    assertEquals("mitosis-count@1", type.get("id").asText());
    assertEquals("mitosis-count", type.get("plugin").get("id").asText());
    assertEquals("1.0.0", type.get("plugin").get("version").asText());
    assertEquals("grade_limits", type.get("settings").get(0).get("name").asText());
  }

  @Test
  void settings_areCheckedByTheType() {
    JsonNode good =
        administrator.post(
            CONFIGURE, Map.of("settings", Map.of("grade_limits", List.of(List.of(2, 5, 9)))));
    assertEquals(4, good.get("metrics").size());
    assertEquals(0, good.get("issues").size());
    JsonNode bad =
        administrator.post(
            CONFIGURE, Map.of("settings", Map.of("grade_limits", List.of(List.of(7, 7)))));
    assertEquals("invalid_setting", bad.get("issues").get(0).get("code").asText());
    assertEquals("grade_limits", bad.get("issues").get(0).get("field").asText());
  }

  @Test
  void submissions_scoreTheirExpectedValues() {
    OpenPhase phase = phase("mitoses");
    expected
        .get("submissions")
        .properties()
        .forEach(
            submission -> {
              String csv =
                  Example.text(Example.FIXTURE.resolve("submissions").resolve(submission.getKey()));
              JsonNode seen = phase.finished(phase.submit(csv));
              assertEquals("SCORED", seen.get("state").asText(), seen::toString);
              submission
                  .getValue()
                  .properties()
                  .forEach(
                      metric ->
                          assertEquals(
                              metric.getValue().asDouble(),
                              seen.get("scores").get(metric.getKey()).asDouble(),
                              1e-12,
                              submission.getKey() + " " + metric.getKey()));
            });
  }

  @Test
  void invalidSubmission_isToldAllThatIsWrong() {
    OpenPhase phase = phase("invalid");
    String csv = Example.text(Example.FIXTURE.resolve("invalid/seven_problems.csv"));
    String submission = phase.submit(csv);
    assertEquals("INVALID", phase.finished(submission).get("state").asText());
    List<String> told = new ArrayList<>();
    phase
        .competitor()
        .get("/v1/submissions/" + submission + "/issues")
        .get("items")
        .forEach(issue -> told.add(place(issue)));
    List<String> wanted = new ArrayList<>();
    expected.get("invalid").get("seven_problems.csv").forEach(issue -> wanted.add(place(issue)));
    assertEquals(wanted.stream().sorted().toList(), told.stream().sorted().toList());
    assertTrue(phase.used() == 0, "a refused file uses quota");
  }

  private static OpenPhase phase(String slug) {
    return OpenPhase.of(
        server,
        slug,
        "mitosis-count@1",
        "mean_absolute_error@1",
        Example.text(Example.FIXTURE.resolve("reference.csv")));
  }

  private static String place(JsonNode issue) {
    return issue.path("code").asText()
        + " "
        + issue.path("line").asLong()
        + " "
        + issue.path("case").asText()
        + " "
        + issue.path("field").asText();
  }
}
