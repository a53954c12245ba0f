package org.aceso.runner.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.runner.host.PluginException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginJarTest {
  @TempDir private Path folder;

  @Test
  void describe_saysAllOfAGoodJar() {
    Path path = good().build();
    try (PluginJar jar = PluginJar.open(path)) {
      JarDescriptor descriptor = jar.describe();
      assertEquals("test-plugin", descriptor.pluginId());
      assertEquals("1.2.3", descriptor.pluginVersion());
      assertEquals("1.0.0", descriptor.spiVersion());
      assertEquals("Apache-2.0", descriptor.license());
      assertEquals("guess@1", descriptor.types().get(0).id());
      assertEquals("abs_error@1", descriptor.types().get(0).standard().metrics().get(0).key());
    }
  }

  @Test
  void describe_hasNoStandardWhereASettingIsRequired() {
    Path path =
        new TestJar(folder)
            .source(
                "Strict",
                """
                public class Strict implements ChallengeType {
                  public Id id() { return Id.of("strict"); }
                  public String title() { return "Strict"; }
                  public List<Setting> settings() {
                    return List.of(Setting.text("unit", "", "The unit").mandatory());
                  }
                  public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
                    throw new IllegalStateException("not to be called");
                  }
                }
                """)
            .provides("Strict")
            .build();
    try (PluginJar jar = PluginJar.open(path)) {
      assertNull(jar.describe().types().get(0).standard());
    }
  }

  @Test
  void plugin_seesThePlatformTheSpiAndItselfAlone() {
    String statement =
        """
        for (String name : List.of("com.fasterxml.jackson.databind.ObjectMapper",
            "org.pf4j.PluginManager", "org.slf4j.Logger", "org.aceso.runner.Evaluator")) {
          try {
            Class.forName(name);
            throw new IllegalStateException("sees " + name);
          } catch (ClassNotFoundException expected) {
          }
        }
        try {
          Class.forName("java.sql.Driver");
          Class.forName("org.aceso.spi.Metric");
        } catch (ClassNotFoundException e) {
          throw new IllegalStateException(e);
        }
        if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
          throw new IllegalStateException("another context class loader");
        }
        """;
    Path path = describing(statement).build();
    try (PluginJar jar = PluginJar.open(path)) {
      assertEquals(Set.of("describing@1"), jar.types().keySet());
    }
  }

  @Test
  void noExtension_isRefused() {
    PluginException refused =
        assertRefused(Reason.NO_EXTENSION, new TestJar(folder).guessing("Guess", "guess", ""));
    assertTrue(refused.getMessage().contains("META-INF/services/org.aceso.spi.ChallengeType"));
  }

  @Test
  void classThatIsNoChallengeType_isRefused() {
    assertRefused(
        Reason.NO_EXTENSION,
        new TestJar(folder).source("Other", "public class Other {}").provides("Other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "1.2.0", "0.9.0", ">=1.5.0", "soon"})
  void wrongSpiVersion_isRefused(String requires) {
    PluginException refused =
        assertRefused(Reason.WRONG_SPI_VERSION, good().manifest("Plugin-Requires", requires));
    assertEquals(
        "plugin test-plugin requires SPI " + requires + ", this host offers 1.1.0",
        refused.getMessage());
  }

  @Test
  void bundledSpi_isRefused() {
    PluginException refused =
        assertRefused(
            Reason.BUNDLES_SPI, good().entry("org/aceso/spi/Metric.class", new byte[] {1}));
    assertTrue(refused.getMessage().contains("bundles the SPI"));
  }

  @Test
  void duplicateType_isRefused() {
    assertRefused(
        Reason.DUPLICATE_TYPE,
        new TestJar(folder)
            .guessing("One", "guess", "")
            .guessing("Two", "guess", "")
            .provides("One", "Two"));
  }

  @Test
  void corruptJar_isRefused() throws IOException {
    Path jar = good().build();
    byte[] bytes = Files.readAllBytes(jar);
    assertReason(Reason.CORRUPT_JAR, Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2)));
    assertReason(Reason.CORRUPT_JAR, Files.write(jar, new byte[100]));
    assertReason(Reason.CORRUPT_JAR, folder.resolve("absent.jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Plugin-Id", "Plugin-Version", "Plugin-Requires"})
  void jarWithoutTheManifestOfAPlugin_isRefused(String missing) {
    PluginException refused = assertRefused(Reason.CORRUPT_JAR, good().manifest(missing, " "));
    assertTrue(refused.getMessage().contains(missing));
  }

  @Test
  void statedTypes_areThoseOfTheJarOrItIsRefused() {
    String stated = "describing@1";
    Path path = describing("").manifest("Plugin-Types", stated).build();
    assertTrue(PluginJar.mayHave(path, "describing"));
    assertTrue(PluginJar.mayHave(path, "describing@1"));
    assertFalse(PluginJar.mayHave(path, "describing@2"));
    assertFalse(PluginJar.mayHave(path, "describ"));
    try (PluginJar jar = PluginJar.open(path)) {
      assertEquals(Set.of(stated), jar.types().keySet());
    }
    PluginException refused =
        assertRefused(Reason.BROKEN, describing("").manifest("Plugin-Types", "describing@2"));
    assertEquals(
        "plugin test-plugin has the types describing@1, its manifest says Plugin-Types:"
            + " describing@2",
        refused.getMessage());
  }

  @Test
  void jarsThatStateNoTypes_mayHaveAny() throws IOException {
    assertTrue(PluginJar.mayHave(good().build(), "anything"));
    Path damaged = Files.write(folder.resolve("damaged.jar"), new byte[100]);
    assertTrue(PluginJar.mayHave(damaged, "anything"));
  }

  @Test
  void digest_thatIsNotAllowedIsRefused() {
    Path jar = good().build();
    PluginException refused =
        assertThrows(PluginException.class, () -> PluginJar.open(jar, Set.of("0".repeat(64))));
    assertEquals(Reason.DIGEST_NOT_ALLOWED, refused.reason());
    String digest = refused.getMessage().replaceAll(".*SHA-256 ([0-9a-f]{64}).*", "$1");
    try (PluginJar opened = PluginJar.open(jar, Set.of(digest))) {
      assertEquals(digest, opened.sha256());
    }
  }

  @Test
  void missingClass_isNamed() {
    PluginException refused =
        assertRefused(
            Reason.MISSING_CLASS,
            describing("Absent.hello();")
                .source("Absent", "class Absent { static void hello() {} }")
                .leaveOut("Absent"));
    assertTrue(refused.getMessage().contains("test.Absent"));
    assertRefused(Reason.MISSING_CLASS, new TestJar(folder).provides("Nowhere"));
  }

  @Test
  void typeThatThrows_isRefused() {
    PluginException refused =
        assertRefused(
            Reason.BROKEN, describing("if (true) throw new IllegalStateException(\"ouch\");"));
    assertFalse(refused.getMessage().contains("\n"));
    assertTrue(refused.getMessage().contains("ouch"));
  }

  @Test
  void typeThatCannotBeConfigured_isRefusedWhenDescribed() {
    Path path =
        new TestJar(folder)
            .source(
                "Bad",
                """
                public class Bad implements ChallengeType {
                  public Id id() { return Id.of("bad"); }
                  public String title() { return "Bad"; }
                  public List<Setting> settings() { return List.of(); }
                  public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
                    return null;
                  }
                }
                """)
            .provides("Bad")
            .build();
    try (PluginJar jar = PluginJar.open(path)) {
      PluginException refused = assertThrows(PluginException.class, jar::describe);
      assertEquals(Reason.BROKEN, refused.reason());
    }
  }

  private TestJar good() {
    return new TestJar(folder).guessing("Guess", "guess", "").provides("Guess");
  }

  /** A jar whose type runs some statements when it is asked for its id. */
  private TestJar describing(String statements) {
    return new TestJar(folder)
        .source(
            "Describing",
            """
            public class Describing implements ChallengeType {
              public Id id() {
                %s
                return Id.of("describing");
              }
              public String title() { return ""; }
              public List<Setting> settings() { return List.of(); }
              public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
                return null;
              }
            }
            """
                .formatted(statements))
        .provides("Describing");
  }

  private static PluginException assertRefused(Reason reason, TestJar jar) {
    return assertReason(reason, jar.build());
  }

  private static PluginException assertReason(Reason reason, Path jar) {
    PluginException refused = assertThrows(PluginException.class, () -> PluginJar.open(jar));
    assertEquals(reason, refused.reason(), refused.getMessage());
    return refused;
  }
}
