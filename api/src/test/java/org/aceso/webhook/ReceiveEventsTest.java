package org.aceso.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.wire.NewWebhook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets that people copy from the docs work as they stand there. */
final class ReceiveEventsTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsPython() {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "python3"))),
        "python3 is not on this machine");
  }

  @Test
  void verification_acceptsWhatWasSentAndNothingElse() throws Exception {
    try (TestServer server = TestServer.start(Map.of("WEBHOOK_TARGETS", "any"));
        Receiver receiver = Receiver.answering(204)) {
      Caller owner = Scene.open(server.url(), server.administrator()).stranger();
      NewWebhook wanted = new NewWebhook(receiver.url(), null, null, null);
      var webhook = owner.webhooks().createWebhook(wanted, null);
      owner.webhooks().pingWebhook(webhook.id(), null);
      Receiver.Received got = receiver.await(1).get(0);
      assertEquals("True", verified(webhook.secret(), got, got.body()));
      assertEquals("False", verified(webhook.secret(), got, got.body() + " "));
      assertEquals("False", verified("whsec_" + "A".repeat(44), got, got.body()));
    }
  }

  private String verified(String secret, Receiver.Received got, String body) throws Exception {
    Map<String, String> headers =
        Map.of(
            "webhook-id", got.id(),
            "webhook-timestamp", got.headers().firstValue("webhook-timestamp").get(),
            "webhook-signature", got.headers().firstValue("webhook-signature").get());
    String call =
        """

        import json, sys
        print(verified(sys.argv[1], json.loads(sys.argv[2]), sys.argv[3].encode()))
        """;
    Path script = Files.writeString(folder.resolve("verify.py"), snippet("Webhooks") + call);
    Process process =
        new ProcessBuilder(
                "python3",
                script.toString(),
                secret,
                new ObjectMapper().writeValueAsString(headers),
                body)
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.strip();
  }

  @Test
  void following_printsWhatHappens() throws Exception {
    Scene scene = Scene.open();
    Path script = Files.writeString(folder.resolve("follow.py"), snippet("Events"));
    ProcessBuilder python = new ProcessBuilder("python3", script.toString(), scene.challengeId());
    python
        .environment()
        .putAll(
            Map.of(
                "ACESO_URL", TestServer.shared().url(), "ACESO_TOKEN", scene.organiser().token()));
    Process process = python.redirectErrorStream(true).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      assertTrue(first.contains(" challenge.registration-opened {"), first);
      scene.organiser().challenges().cancelChallenge(scene.challengeId());
      String second = lines.readLine();
      assertTrue(second.contains(" challenge.cancelled {"), second);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The Python in the description of a tag. */
  private static String snippet(String tag) throws IOException {
    try (InputStream in = ReceiveEventsTest.class.getResourceAsStream("/openapi.yaml")) {
      for (JsonNode one : new YAMLMapper().readTree(in).get("tags")) {
        if (one.get("name").asText().equals(tag)) {
          String text = one.get("description").asText();
          int start = text.indexOf("```python\n") + "```python\n".length();
          return text.substring(start, text.indexOf("```", start));
        }
      }
    }
    throw new AssertionError("no tag " + tag);
  }
}
