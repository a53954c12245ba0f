package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for organisers is one program, which runs as it stands there. */
final class OrganiserGuideTest {
  private static final Path GUIDE = Path.of("ORGANISERS.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)");

  @TempDir private Path folder;

  @Test
  void program_runsFromAStartedServerToAPublishedBoard() throws Exception {
    assumeTrue(isHere("sh") && isHere("curl"), "sh and curl are not on this machine");
    StringBuilder program = new StringBuilder();
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));
    while (block.find()) {
      program.append(block.group(1)).append('\n');
    }
    assertEquals(
        List.of(
            "the phase is OPEN",
            "filename,label",
            "slide1.tif,0",
            "slide2.tif,0",
            "slide3.tif,0",
            "slide4.tif,0",
            "the submission is SCORED: \"accuracy@1\":0.75",
            "PUBLISHED",
            "\"rank\": 1",
            "\"team\": \"Kernel of truth\"",
            "\"value\": 0.75"),
        run(program.toString()).lines().toList());
  }

  @Test
  void everyLinkToAFile_hasItsFile() throws IOException {
    Matcher link = LINK.matcher(Files.readString(GUIDE));
    int found = 0;
    for (; link.find(); found++) {
      assertTrue(Files.exists(GUIDE.resolveSibling(link.group(1))), link.group(1));
    }
    assertTrue(found > 0);
  }

  private String run(String program) throws IOException, InterruptedException {
    TestServer server = TestServer.shared();
    Path script = Files.writeString(folder.resolve("challenge.sh"), program);
    ProcessBuilder shell = new ProcessBuilder("sh", script.toString());
    shell
        .directory(folder.toFile())
        .environment()
        .putAll(Map.of("ACESO_URL", server.url(), "TOKEN", server.administrator()));
    Process process = shell.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }

  private static boolean isHere(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
