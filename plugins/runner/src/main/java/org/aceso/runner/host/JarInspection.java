package org.aceso.runner.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.aceso.runner.host.PluginException.Reason;

/**
 * What is known of a jar before a class of it is loaded.
 *
 * @param requires the version of the SPI that it asks for
 * @param license empty when it states none
 * @param stated the ids of its types as its manifest has them; none when it does not say
 */
record JarInspection(String pluginId, String requires, String license, Set<String> stated) {
  static final String SPI = "org.aceso.spi.";
  static final String TYPES = "Plugin-Types";
  private static final String SPI_FOLDER = SPI.replace('.', '/');

  static JarInspection of(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String id = required(attributes, "Plugin-Id");
      required(attributes, "Plugin-Version");
      String requires = required(attributes, "Plugin-Requires");
      checkContent(file, id);
      String license = attributes.getValue("Plugin-License");
      return new JarInspection(
          id, requires, license == null ? "" : license.strip(), stated(attributes));
    } catch (SecurityException e) {
      throw new PluginException(
          Reason.CORRUPT_JAR, jar.getFileName() + " is not what was signed: it was changed", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new PluginException(
          Reason.CORRUPT_JAR, jar.getFileName() + " is not a readable jar", e);
    }
  }

  /** Looks at the manifest alone: no types when that is not there, or does not say. */
  static Set<String> statedTypes(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest == null ? Set.of() : stated(manifest.getMainAttributes());
    } catch (IOException | IllegalArgumentException | SecurityException e) {
      return Set.of();
    }
  }

  private static Set<String> stated(Attributes attributes) {
    String value = attributes.getValue(TYPES);
    return value == null || value.isBlank()
        ? Set.of()
        : new TreeSet<>(List.of(value.strip().split("[ ,]+")));
  }

  private static String required(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    if (value == null || value.isBlank()) {
      throw new PluginException(
          Reason.CORRUPT_JAR, "the jar is no plugin: its manifest states no " + name);
    }
    return value.strip();
  }

  /** Reads every entry to its end, so that a damaged one is found now and not while scoring. */
  private static void checkContent(JarFile file, String id) throws IOException {
    for (JarEntry entry : Collections.list(file.entries())) {
      if (entry.getName().startsWith(SPI_FOLDER) && !entry.isDirectory()) {
        throw new PluginException(
            Reason.BUNDLES_SPI,
            "plugin " + id + " bundles the SPI: give it the scope provided and build again");
      }
      try (InputStream in = file.getInputStream(entry)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** The digest of the file in lower-case hexadecimal digits. */
  static String sha256(Path jar) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException e) {
      throw new PluginException(Reason.CORRUPT_JAR, "cannot read the jar " + jar, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
