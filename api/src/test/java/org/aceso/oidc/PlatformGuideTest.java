package org.aceso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aceso.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract tells hosting platforms about their people runs as it stands there. */
final class PlatformGuideTest {
  @TempDir private Path folder;

  @Test
  void snippet_showsWhoSignedIn() throws Exception {
    assumeTrue(hasPython(), "python3 is not on this machine");
    try (IssuerProcess issuer = IssuerProcess.start(folder, IssuerProcess.key("first"));
        TestServer server = TestServer.start(settings(issuer))) {
      String code = SignIn.code(issuer.url(), "ada", "challenge:read", "team:read");
      Path script = Files.writeString(folder.resolve("platform.py"), block("python"));
      ProcessBuilder python =
          new ProcessBuilder("python3", script.toString(), code, SignIn.VERIFIER);
      python
          .environment()
          .putAll(
              Map.of(
                  "ACESO_URL",
                  server.url(),
                  "ISSUER",
                  issuer.url(),
                  "REDIRECT_URI",
                  SignIn.BACK,
                  "CLIENT_ID",
                  "platform",
                  "CLIENT_SECRET",
                  "platform-secret"));
      Process process = python.redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), printed);
      assertEquals("Ada OIDC challenge:read team:read", printed.strip());
    }
  }

  /** The settings of the guide, with the issuer and the audience of this test. */
  private static Map<String, String> settings(IssuerProcess issuer) throws IOException {
    Properties shown = new Properties();
    shown.load(new StringReader(block("properties")));
    Map<String, String> settings = new HashMap<>();
    for (String name : shown.stringPropertyNames()) {
      String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
      assertTrue(issuer.settings().containsKey(variable), name);
      settings.put(variable, issuer.settings().get(variable));
    }
    return settings;
  }

  private static String block(String language) throws IOException {
    try (InputStream in = PlatformGuideTest.class.getResourceAsStream("/openapi.yaml")) {
      for (JsonNode tag : new YAMLMapper().readTree(in).get("tags")) {
        if (tag.get("name").asText().equals("Access")) {
          Matcher block =
              Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                  .matcher(tag.get("description").asText());
          assertTrue(block.find());
          return block.group(1);
        }
      }
    }
    throw new AssertionError("no tag Access");
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
