package org.aceso.platform;

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
import org.aceso.Hosting;
import org.aceso.TestServer;
import org.aceso.http.ProblemType;
import org.aceso.wire.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for hosting platforms is one program, which runs as it stands there. */
final class PlatformGuideTest {
  private static final Path GUIDE = Path.of("PLATFORMS.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```python\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern SCOPE = Pattern.compile("\"([a-z]+:[a-z]+)\"");

  @TempDir private Path folder;

  @Test
  void program_runsFromTopToBottom() throws Exception {
    Hosting own = Hosting.admitted();
    Hosting partner = Hosting.admitted();
    TestServer server = TestServer.shared();
    List<Scope> scopes = scopes();
    String printed =
        run(
            Map.of(
                "ACESO_URL", server.url(),
                "ACESO_PLATFORM_TOKEN", Hosting.token(server, own.id(), scopes).secret(),
                "ACESO_PARTNER", partner.id(),
                "ACESO_PARTNER_TOKEN", Hosting.token(server, partner.id(), scopes).secret()));
    assertEquals(
        List.of(
            "we are " + own.platform().name(),
            "Ada acts through us: True",
            "one challenge: True PLATFORMS",
            "SCORED 1.0",
            "1 Kernel of truth",
            "['user-1', 'user-2']",
            "OFFERED",
            "OFFERED",
            "ACTIVE",
            "theirs: 1",
            "ours: 2",
            "403 forbidden",
            "404 not-found",
            "422 validation-error",
            "403 delegation-refused"),
        printed.lines().toList());
  }

  @Test
  void problemsAndLinks_areThere() throws IOException {
    String guide = Files.readString(GUIDE);
    Matcher problem =
        Pattern.compile("^\\| \\d+ `([a-z-]+)` \\|", Pattern.MULTILINE).matcher(guide);
    List<String> known = Arrays.stream(ProblemType.values()).map(PlatformGuideTest::name).toList();
    int found = 0;
    for (; problem.find(); found++) {
      assertTrue(known.contains(problem.group(1)), problem.group(1));
    }
    assertTrue(found >= 5);
    Matcher link = LINK.matcher(guide);
    while (link.find()) {
      assertTrue(Files.exists(GUIDE.resolveSibling(link.group(1))), link.group(1));
    }
  }

  /** Those that the recipe for admitting a platform gives it. */
  private static List<Scope> scopes() throws IOException {
    String guide = Files.readString(GUIDE);
    String recipe = guide.substring(0, guide.indexOf("```python"));
    return SCOPE
        .matcher(recipe)
        .results()
        .map(
            one -> Scope.valueOf(one.group(1).toUpperCase(java.util.Locale.ROOT).replace(':', '_')))
        .toList();
  }

  private static String name(ProblemType type) {
    return type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private String run(Map<String, String> environment) throws IOException, InterruptedException {
    assumeTrue(hasPython(), "python3 is not on this machine");
    StringBuilder program = new StringBuilder();
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));
    while (block.find()) {
      program.append(block.group(1)).append('\n');
    }
    Path script = Files.writeString(folder.resolve("platform.py"), program);
    ProcessBuilder python = new ProcessBuilder("python3", script.toString());
    python.environment().putAll(environment);
    Process process = python.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }

  private static boolean hasPython() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
  }
}
