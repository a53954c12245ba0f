package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aceso.demo.SmallChallenge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that competitors copy from the docs runs as it stands there. */
final class FirstScriptTest {
  @TempDir private Path folder;

  @Test
  void firstScript_printsScoresOfAValidFile() throws Exception {
    String printed = run(SmallChallenge.VALID);
    assertTrue(printed.startsWith("SCORED\n"), printed);
    assertTrue(printed.contains("expected_cost@1 1.0"), printed);
  }

  @Test
  void firstScript_printsIssuesOfARefusedFile() throws Exception {
    String printed = run(SmallChallenge.VALID.replace("b.tif,0,1,0,0", "b.tif,1,1,0,0"));
    assertTrue(printed.startsWith("INVALID\n"), printed);
    assertTrue(printed.contains("ERROR not_one_hot 3 "), printed);
  }

  private String run(String csv) throws IOException, InterruptedException {
    assumeTrue(hasPython(), "python3 is not on this machine");
    TestServer server = TestServer.shared();
    SmallChallenge challenge =
        SmallChallenge.open(HttpClient.newHttpClient(), server.url(), server.administrator());
    Path script = Files.writeString(folder.resolve("submit.py"), script());
    Path file = Files.writeString(folder.resolve("mine.csv"), csv);
    ProcessBuilder python =
        new ProcessBuilder("python3", script.toString(), challenge.phase(), file.toString());
    python
        .environment()
        .putAll(Map.of("ACESO_URL", server.url(), "ACESO_TOKEN", challenge.competitorToken()));
    Process process = python.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }

  private static String script() throws IOException {
    try (InputStream in = FirstScriptTest.class.getResourceAsStream("/openapi.yaml")) {
      JsonNode contract = new YAMLMapper().readTree(in);
      String description = contract.at("/info/description").asText();
      int start = description.indexOf("```python\n") + "```python\n".length();
      return description.substring(start, description.indexOf("```", start));
    }
  }

  private static boolean hasPython() {
    return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
  }
}
