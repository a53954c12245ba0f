package org.aceso.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A real identity provider: Spring Authorization Server in a process of its own, built by the
 * module {@code src/test/issuer}. Its private keys are known here, so that tokens can be forged
 * that it would never issue.
 */
final class IssuerProcess implements AutoCloseable {
  static final String AUDIENCE = "https://aceso.example";
  private static final Path BUILT = Path.of("src/test/issuer/target").toAbsolutePath();
  private static final String LISTENS = "issuer ";

  private final Path keys;
  private Process process;
  private String url;

  private IssuerProcess(Path keys) {
    this.keys = keys;
  }

  /** Starts one with one key. */
  static IssuerProcess start(Path folder, RSAKey key) throws IOException {
    IssuerProcess issuer = new IssuerProcess(folder.resolve("keys.json"));
    issuer.publish(key);
    issuer.launch("0");
    return issuer;
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on the first key signs, and these are published. */
  void publish(JWK... all) throws IOException {
    Path fresh = keys.resolveSibling("keys.new");
    Files.writeString(fresh, new JWKSet(Arrays.asList(all)).toString(false));
    Files.move(fresh, keys, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** As it stands in {@code iss}. */
  String url() {
    return url;
  }

  /** The settings of a server that takes its tokens. */
  Map<String, String> settings() {
    return Map.of("OIDC_ISSUER", url, "OIDC_AUDIENCE", AUDIENCE, "WORKERS", "0");
  }

  /** Somebody signs in at the platform, which gets tokens for them. */
  SignIn signIn(String user, String... scopes) {
    return SignIn.at(url, user, scopes);
  }

  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The same issuer again, after an outage. */
  void startAgain() throws IOException {
    launch(url.substring(url.lastIndexOf(':') + 1));
  }

  private void launch(String port) throws IOException {
    if (!Files.isDirectory(BUILT.resolve("lib"))) {
      throw new AssertionError(
          "the issuer is not built: mvn -pl api/src/test/issuer process-classes");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    BUILT.resolve("classes") + ":" + BUILT.resolve("lib") + "/*",
                    "org.aceso.issuer.Issuer",
                    "--server.port=" + port,
                    "--keys=" + keys,
                    "--audience=" + AUDIENCE))
            .redirectErrorStream(true)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder told = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      told.append(line).append('\n');
      if (line.startsWith(LISTENS)) {
        url = line.substring(LISTENS.length());
        drain(out);
        return;
      }
    }
    throw new AssertionError("the issuer does not start: " + told);
  }

  private static void drain(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                out.lines().forEach(line -> {});
              } catch (UncheckedIOException e) {
                // The process was ended.
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
