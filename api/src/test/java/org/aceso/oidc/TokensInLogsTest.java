package org.aceso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** No credential stands in the log of a server, nor in what it answers, whatever went wrong. */
final class TokensInLogsTest {
  private static final RSAKey KEY = IssuerProcess.key("first");

  @TempDir private Path folder;

  @Test
  void credentials_areInNoLogAndNoAnswer() throws Exception {
    try (IssuerProcess issuer = IssuerProcess.start(folder, KEY)) {
      Map<String, String> settings = new HashMap<>(issuer.settings());
      settings.put("LOG", "TRACE");
      try (ServerProcess server = ServerProcess.start(folder.resolve("data"), settings)) {
        Door door = new Door(server.url());
        List<String> shown = credentials(issuer, server.administrator());
        for (String credential : shown) {
          door.me(credential);
          door.get("/v1/challenges?state=" + "x", credential);
          door.send("POST", "/v1/challenges", credential, "{\"x\": ");
          door.send("POST", "/v1/tokens", credential, "{\"name\": \"a\", \"scopes\": [\"admin\"]}");
          unreadable(server.url(), credential);
        }
        issuer.stop();
        shown.add(new Forger(issuer.url(), IssuerProcess.key("new")).token(same -> {}));
        assertEquals(503, door.me(shown.get(shown.size() - 1)).status());
        assertFalse(server.errors().isEmpty());
        for (String credential : shown) {
          assertAbsent(credential, server.errors());
          assertAbsent(credential, door.heard());
        }
      }
    }
  }

  private static List<String> credentials(IssuerProcess issuer, String administrator)
      throws Exception {
    Forger forger = new Forger(issuer.url(), KEY);
    List<String> all = new ArrayList<>();
    all.add(administrator);
    all.add(administrator.substring(0, administrator.length() - 8) + "00000000");
    all.add(issuer.signIn("ada", "challenge:read", "challenge:write").accessToken());
    all.add(issuer.signIn("ada").identityToken());
    all.add(forger.token(Forger.with(Map.of("aud", "https://other.example"))));
    all.add(forger.token(Forger.with(Map.of("exp", new Date(0)))));
    all.add(forger.token(Forger.with(Map.of("sub", " "))));
    all.add(forger.token(Forger.with(Map.of("x", "g".repeat(9_000)))));
    all.add(forger.token(Forger.with(Map.of("x", "g".repeat(100_000)))));
    all.add(forger.unsigned());
    all.add(forger.signedWithThePublicKey(KEY.toRSAPublicKey().getEncoded()));
    all.add(new Forger(issuer.url(), IssuerProcess.key("first")).token(same -> {}));
    all.add("eyJhbGciOiJSUzI1NiJ9.notJsonAtAllButLongEnoughToFind.signatureThatIsNone");
    return all;
  }

  /** A request that is not HTTP, with a credential in it. */
  private static void unreadable(String url, String credential) throws Exception {
    URI address = URI.create(url);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + credential
              + "\r\n\u0001\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // The server hung up; that is fine.
    }
  }

  private static void assertAbsent(String credential, List<String> texts) {
    int end = credential.length();
    String body = credential.substring(Math.min(20, end / 2), Math.min(60, end));
    String tail = credential.substring(Math.max(0, end - 40));
    for (String text : texts) {
      assertFalse(text.contains(body), text);
      assertFalse(text.contains(tail), text);
    }
  }

  @Test
  void credentialThatSlipsIntoAText_isMaskedInTheLog() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
    String pat = "aceso_pat_" + "0123456789abcdef".repeat(4) + "01234567";
    String jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl_-";
    Exception cause = new IllegalStateException("Authorization: Bearer " + pat);
    String text = "got \"" + pat + "\", Bearer " + jwt + "; then";
    LoggingEvent event = new LoggingEvent("x", root, Level.WARN, text, cause, null);
    String line = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    assertTrue(line.contains("got \"aceso_pat_…\", Bearer eyJ…; then"), line);
    assertTrue(line.contains("IllegalStateException: Authorization: Bearer aceso_pat_…"), line);
    assertFalse(line.contains("0123456789abcdef") || line.contains("c2lnbmF0dXJl"), line);
    String platform = pat.replace("_pat_", "_plt_");
    event = new LoggingEvent("x", root, Level.WARN, "got " + platform, null, null);
    line = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    assertTrue(line.contains("got aceso_plt_…"), line);
    assertTrue(line.endsWith(System.lineSeparator()), line);
  }
}
