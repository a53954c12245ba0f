package org.aceso.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that others wrote, and the commands that stand in the contract. */
final class ClientsTest {
  private static final String CLIENT = "tus-js-client@4.3.1";

  @TempDir private Path folder;

  @Test
  void publicClient_goesOnWhereItWasBrokenOff() throws Exception {
    assumeTrue(isHere("node") && isHere("npm"), "node and npm are not on this machine");
    Path file = Files.writeString(folder.resolve("mine.csv"), Scene.TRUTH);
    String installed =
        run(folder, Map.of(), true, "npm", "install", "--no-audit", "--no-fund", CLIENT);
    assumeTrue(Files.isDirectory(folder.resolve("node_modules/tus-js-client")), installed);
    Path script = folder.resolve("send.js");
    try (InputStream in = ClientsTest.class.getResourceAsStream("/upload/send.js")) {
      Files.write(script, in.readAllBytes());
    }
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String printed =
        run(
            folder,
            Map.of(),
            false,
            "node",
            script.toString(),
            captain.url() + "/v1/uploads",
            captain.token(),
            file.toString(),
            "50");
    List<String> lines = printed.lines().toList();
    assertEquals("broken off at 50", lines.get(0), printed);
    String url = lines.get(lines.size() - 1).replace("whole ", "");
    Caller.Reply submitted =
        captain.send(
            "POST",
            "/v1/phases/" + phase + "/submissions",
            "",
            Map.of("Upload-Id", url.substring(url.lastIndexOf('/') + 1)));
    assertEquals(201, submitted.status(), submitted.body().toString());
    checkScored(captain, submitted.body());
  }

  @Test
  void commandsOfTheContract_handAFileIn() throws Exception {
    assumeTrue(isHere("curl"), "curl is not on this machine");
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    Path file = Files.writeString(folder.resolve("mine.csv"), Scene.TRUTH);
    Path script = Files.writeString(folder.resolve("send.sh"), commands());
    Map<String, String> settings =
        Map.of(
            "ACESO_URL", captain.url(),
            "ACESO_TOKEN", captain.token(),
            "PHASE", phase,
            "FILE", file.toString());
    String printed = run(folder, settings, false, "sh", script.toString());
    checkScored(captain, new ObjectMapper().readTree(printed));
  }

  private static void checkScored(Caller captain, JsonNode submission) {
    Submission end = Scene.awaitFinal(captain, submission.get("id").asText());
    assertEquals(SubmissionState.SCORED, end.state());
    assertEquals(Scene.TRUTH.length(), end.file().bytes());
  }

  private static String commands() throws IOException {
    try (InputStream in = ClientsTest.class.getResourceAsStream("/openapi.yaml")) {
      for (JsonNode tag : new YAMLMapper().readTree(in).path("tags")) {
        if (tag.path("name").asText().equals("Uploads")) {
          String text = tag.path("description").asText();
          int start = text.indexOf("```sh\n") + "```sh\n".length();
          return text.substring(start, text.indexOf("```", start));
        }
      }
    }
    throw new AssertionError("the contract has no chapter on uploads");
  }

  private static String run(
      Path in, Map<String, String> environment, boolean mayFail, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.directory(in.toFile()).environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertTrue(mayFail || status == 0, printed);
    return printed;
  }

  private static boolean isHere(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
