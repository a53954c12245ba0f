package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type from outside this repository that reads images, on a server. */
final class ImagePluginTest {
  private static final Path FIXTURE = Example.fixture(Example.IMAGES);
  private static final String METRIC = "mean_absolute_error@1";

  @TempDir private static Path plugins;
  private static TestServer server;
  private static OpenPhase phase;
  private static JsonNode expected;

  @BeforeAll
  static void start() throws IOException {
    Example.jar(Example.IMAGES, plugins.resolve("cup-disc-ratio.jar"));
    server = TestServer.start(Map.of("PLUGINS", plugins.toString()));
    phase =
        OpenPhase.of(
            server, "discs", "cup-disc-ratio@1", METRIC, Upload.zip(FIXTURE.resolve("reference")));
    expected = new ObjectMapper().readTree(FIXTURE.resolve("golden.json").toFile());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void images_scoreTheirExpectedValues() {
    for (String name : List.of("close", "constant")) {
      JsonNode seen =
          phase.finished(phase.submit(Upload.zip(FIXTURE.resolve("submissions").resolve(name))));
      assertEquals("SCORED", seen.get("state").asText(), seen::toString);
      assertEquals(
          expected.get("submissions").get(name).get(METRIC).asDouble(),
          seen.get("scores").get(METRIC).asDouble(),
          1e-12);
    }
  }

  @Test
  void invalidImages_areToldAllThatIsWrong() {
    String submission =
        phase.submit(Upload.zip(FIXTURE.resolve("invalid").resolve("five_problems")));
    assertEquals("INVALID", phase.finished(submission).get("state").asText());
    JsonNode told = phase.competitor().get("/v1/submissions/" + submission + "/issues");
    assertEquals(
        places(expected.get("invalid").get("five_problems")).toList(),
        places(told.get("items")).toList());
  }

  @Test
  void format_isServedAsTheTypeDescribesIt() {
    JsonNode format =
        phase.competitor().get("/v1/phases/" + phase.id()).get("evaluation").get("predictions");
    assertEquals("disc-png-zip", format.get("name").asText());
    assertEquals("application/zip", format.get("mediaType").asText());
    assertEquals("{case}.png", format.get("fileNames").get(0).asText());
  }

  private static Stream<String> places(JsonNode issues) {
    TreeSet<String> places = new TreeSet<>();
    StreamSupport.stream(issues.spliterator(), false)
        .map(
            issue ->
                issue.path("code").asText()
                    + " "
                    + issue.path("case").asText()
                    + " "
                    + issue.path("field").asText())
        .forEach(places::add);
    return places.stream();
  }
}
