package org.aceso.runner.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import org.aceso.runner.host.PluginException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignedJarTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @Test
  void signedJar_isLoadedUnlessItWasChanged() throws Exception {
    Path signed = signed();
    try (PluginJar jar = PluginJar.open(signed)) {
      assertEquals(Set.of("guess@1"), jar.types().keySet());
    }
    Path changed = changed(signed);
    PluginException refused = assertThrows(PluginException.class, () -> PluginJar.open(changed));
    assertEquals(Reason.CORRUPT_JAR, refused.reason());
    assertEquals("changed.jar is not what was signed: it was changed", refused.getMessage());
    assertTrue(PluginJar.mayHave(changed, "guess"));
  }

  private Path signed() throws Exception {
    Path plain = new TestJar(folder).guessing("Guess", "guess", "").provides("Guess").build();
    Path signed = folder.resolve("signed.jar");
    try (ZipFile from = new ZipFile(plain.toFile());
        OutputStream to = Files.newOutputStream(signed)) {
      new JarSigner.Builder(key()).build().sign(from, to);
    }
    return signed;
  }

  private KeyStore.PrivateKeyEntry key()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String arguments =
        "-genkeypair -alias plugin -keyalg EC -dname CN=plugin -storetype PKCS12 -storepass";
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of(PASSWORD, "-keystore", store.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertEquals(0, process.waitFor());
    KeyStore.PasswordProtection secret = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
    return (KeyStore.PrivateKeyEntry)
        KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()).getEntry("plugin", secret);
  }

  /** The same jar with a comment in its service file, which makes it none of what was signed. */
  private Path changed(Path signed) throws IOException {
    Path changed = folder.resolve("changed.jar");
    try (InputStream file = Files.newInputStream(signed);
        ZipInputStream in = new ZipInputStream(file);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
        if (entry.getName().startsWith("META-INF/services/")) {
          out.write("\n# another".getBytes(StandardCharsets.UTF_8));
        }
        out.closeEntry();
      }
    }
    return changed;
  }
}
