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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.demo.SmallChallenge;
import org.aceso.wire.DocumentKind;
import org.aceso.wire.DocumentText;
import org.aceso.wire.NewDocument;
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

  /**
   * What a platform copies from the chapter on registration, after the first lines of the script.
   */
  @Test
  void registrationSnippet_acceptsWhatTheChallengeAsksFor() throws Exception {
    Scene scene = Scene.open();
    String rules = "# R\u00e8gles \"simples\"\n\n🦠";
    var draft = new NewDocument(new DocumentText(rules, null), null, null);
    String digest =
        scene
            .organiser()
            .documents()
            .publishDocument(scene.challengeId(), DocumentKind.RULES, draft, null)
            .sha256();
    String first = script();
    String calls = first.substring(0, first.indexOf("with open"));
    String program =
        calls
            + "challenge = phase\n"
            + snippet("Registration")
            + snippet("Documents")
            + "rules = call(\"GET\", f\"/v1/challenges/{challenge}/documents/RULES\")\n"
            + "print(digest(rules[\"text\"]))\n";
    String printed = run(program, scene.stranger().token(), scene.challengeId(), "");
    assertEquals("APPROVED\n" + digest + "\n", printed);
  }

  private String run(String csv) throws IOException, InterruptedException {
    TestServer server = TestServer.shared();
    SmallChallenge challenge =
        SmallChallenge.open(HttpClient.newHttpClient(), server.url(), server.administrator());
    Path file = Files.writeString(folder.resolve("mine.csv"), csv);
    return run(script(), challenge.competitorToken(), challenge.phase(), file.toString());
  }

  private String run(String program, String token, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(hasPython(), "python3 is not on this machine");
    Path script = Files.writeString(folder.resolve("script.py"), program);
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder python = new ProcessBuilder(command);
    python
        .environment()
        .putAll(Map.of("ACESO_URL", TestServer.shared().url(), "ACESO_TOKEN", token));
    Process process = python.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }

  private static String script() throws IOException {
    try (InputStream in = FirstScriptTest.class.getResourceAsStream("/openapi.yaml")) {
      JsonNode contract = new YAMLMapper().readTree(in);
      return code(contract.at("/info/description").asText());
    }
  }

  /** The code in the chapter of a tag. */
  private static String snippet(String tag) throws IOException {
    try (InputStream in = FirstScriptTest.class.getResourceAsStream("/openapi.yaml")) {
      for (JsonNode one : new YAMLMapper().readTree(in).path("tags")) {
        if (one.path("name").asText().equals(tag)) {
          return code(one.path("description").asText());
        }
      }
    }
    throw new AssertionError("the contract has no chapter " + tag);
  }

  private static String code(String text) {
    int start = text.indexOf("```python\n") + "```python\n".length();
    return text.substring(start, text.indexOf("```", start));
  }

  private static boolean hasPython() {
    return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
  }
}
