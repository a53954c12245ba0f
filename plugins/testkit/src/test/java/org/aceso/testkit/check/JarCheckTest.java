package org.aceso.testkit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.aceso.runner.text.StrictDecimal;
import org.aceso.testkit.PackedGuess;
import org.aceso.testkit.check.Finding.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JarCheckTest {
  private static final Path FIXTURE = Path.of("src/test/resources/guess");
  private static final String SERVICES = "META-INF/services/org.aceso.spi.ChallengeType";

  /** What the type is made of: in a jar it sees no host. */
  private static final List<String> CLASSES =
      List.of(
          "Flaw",
          "Guess",
          "Guess$1",
          "Guess$2",
          "Guess$Aggregate",
          "Guess$Gap",
          "Guess$Value",
          "GuessFormat",
          "GuessFormat$Table",
          "PackedGuess");

  @TempDir private Path folder;

  @Test
  void soundType_isFineInEveryCheck() throws IOException {
    JarReport report = check(jar("NONE", PackedGuess.class.getName()), FIXTURE, "floor=0");
    assertEquals(Set.of(), named(report, Result.FOUND));
    assertEquals(Set.of(), named(report, Result.NOT_CHECKED));
    assertEquals(25, report.count(Result.OK), report::toString);
    assertEquals(4, report.types().get(0).measures().size());
    assertTrue(report.types().get(0).measures().stream().allMatch(one -> one.value() > 0));
  }

  @Test
  void typeThatKeepsThings_isFoundWithoutAFixture() throws IOException {
    JarReport report = check(jar("KEEPING", PackedGuess.class.getName()), null);
    assertEquals(
        Set.of("closes its files", "keeps no memory", "leaves no threads"),
        named(report, Result.FOUND));
    assertEquals(
        Set.of(
            "invalid submissions give exactly their issues",
            "submissions score their expected values"),
        named(report, Result.NOT_CHECKED),
        report::toString);
    assertTrue(report.toString().contains("guess-kept"), report::toString);
  }

  @Test
  void typeThatEndsTheProcess_isFoundWhereItDoes() throws IOException {
    JarReport report = check(jar("EXIT", PackedGuess.class.getName()), FIXTURE);
    assertEquals(Set.of("scores under the keys it announces"), named(report, Result.FOUND));
    assertTrue(report.toString().contains("ended with code 7"), report::toString);
  }

  @Test
  void jarThatIsNoPlugin_isFound() throws IOException {
    JarReport report = check(jar("NONE", ""), null);
    assertNull(report.jar());
    assertEquals(Set.of("the jar can be used"), named(report, Result.FOUND));
    assertTrue(report.toString().contains("offers no challenge type"), report::toString);
  }

  @Test
  void settingsThatAreRefused_areTheCallersMistake() throws IOException {
    Path jar = jar("NONE", PackedGuess.class.getName());
    RefusedSettingsException refused =
        assertThrows(RefusedSettingsException.class, () -> check(jar, FIXTURE, "floor=low"));
    assertTrue(refused.getMessage().contains("floor"), refused::getMessage);
    assertThrows(
        RefusedSettingsException.class,
        () -> JarCheck.run(new CheckOptions(jar, "other@1", null, List.of(), false)));
  }

  private static JarReport check(Path jar, Path fixture, String... settings) {
    return JarCheck.run(new CheckOptions(jar, null, fixture, List.of(settings), false));
  }

  private static Set<String> named(JarReport report, Result result) {
    Set<String> named =
        report.types().stream()
            .flatMap(type -> type.findings().stream())
            .filter(finding -> finding.result() == result)
            .map(Finding::check)
            .collect(Collectors.toCollection(TreeSet::new));
    report.findings().stream()
        .filter(finding -> finding.result() == result)
        .forEach(finding -> named.add(finding.check()));
    return named;
  }

  private Path jar(String flaw, String provider) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Plugin-Id", "guess");
    attributes.putValue("Plugin-Version", "1.0.0");
    attributes.putValue("Plugin-Requires", "1.0.0");
    Path jar = folder.resolve("guess.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String name : CLASSES) {
        add("org/aceso/testkit/" + name + ".class", out);
      }
      add(StrictDecimal.class.getName().replace('.', '/') + ".class", out);
      add(SERVICES, provider.getBytes(StandardCharsets.UTF_8), out);
      add(PackedGuess.ENTRY, flaw.getBytes(StandardCharsets.UTF_8), out);
    }
    return jar;
  }

  private static void add(String resource, JarOutputStream out) throws IOException {
    try (InputStream in = JarCheckTest.class.getResourceAsStream("/" + resource)) {
      assertNotNull(in, resource);
      add(resource, in.readAllBytes(), out);
    }
  }

  private static void add(String name, byte[] content, JarOutputStream out) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
  }
}
