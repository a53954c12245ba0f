package org.aceso.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.aceso.TestCommand;
import org.aceso.plugin.Example;
import org.aceso.plugin.TestJar;
import org.aceso.runner.json.RunnerJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginCheckCommandTest {
  @TempDir private static Path folder;
  private static String jar;

  @BeforeAll
  static void build() {
    jar = Example.jar(Example.FOLDER, folder.resolve("mitosis-count.jar")).toString();
  }

  @Test
  void exampleOfTheGuide_isFineInEveryCheck() {
    TestCommand ran =
        TestCommand.run("plugin", "check", jar, "--fixture", Example.FIXTURE.toString());
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    assertTrue(ran.out().contains("mitosis-count 1.0.0, for SPI 1.1.0, Apache-2.0"), ran::toString);
    assertTrue(ran.out().contains("25 fine, 0 found, 0 not checked"), ran::toString);
    assertTrue(ran.out().contains("evaluations of 8 cases on one thread: "), ran::toString);
  }

  @Test
  void exampleThatReadsImages_isFineInEveryCheckOfImages() {
    String images = Example.jar(Example.IMAGES, folder.resolve("images.jar")).toString();
    TestCommand ran =
        TestCommand.run(
            "plugin", "check", images, "--fixture", Example.fixture(Example.IMAGES).toString());
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    assertTrue(ran.out().contains("submissions are no tables"), ran::toString);
    assertTrue(ran.out().contains("24 fine, 0 found, 1 not checked"), ran::toString);
  }

  @Test
  void exampleWithColumnsOfSeveralKinds_isFineInEveryCheck() {
    String sizes = Example.jar(Example.SIZES, folder.resolve("sizes.jar")).toString();
    TestCommand ran =
        TestCommand.run(
            "plugin", "check", sizes, "--fixture", Example.fixture(Example.SIZES).toString());
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    assertTrue(ran.out().contains("25 fine, 0 found, 0 not checked"), ran::toString);
    usage("tolerance", "plugin", "check", sizes, "--set", "tolerance=1,2");
  }

  @Test
  void withoutAFixture_theRestIsCheckedWithTheSample() throws IOException {
    TestCommand ran = TestCommand.run("plugin", "check", jar, "--json");
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    JsonNode report = RunnerJson.mapper().readTree(ran.out());
    assertEquals("mitosis-count", report.path("jar").path("pluginId").asText());
    JsonNode type = report.path("types").path(0);
    assertEquals("mitosis-count@1", type.path("type").asText());
    int notChecked = 0;
    for (JsonNode finding : type.path("findings")) {
      assertTrue(!finding.path("result").asText().equals("FOUND"), finding::toString);
      notChecked += finding.path("result").asText().equals("NOT_CHECKED") ? 1 : 0;
    }
    assertEquals(2, notChecked, ran::toString);
  }

  @Test
  void wrongValuesOfAJar_areFound() {
    String broken =
        new TestJar("words")
            .type("Words", "words", "", "if (true) throw new IllegalStateException(word);")
            .provides("test.Words")
            .writeTo(folder.resolve("words.jar"))
            .toString();
    TestCommand ran = TestCommand.run("plugin", "check", broken);
    assertEquals(Exit.REFUSED, ran.status(), ran::toString);
    assertTrue(ran.out().contains("FOUND"), ran::toString);
    assertTrue(ran.out().contains("IllegalStateException"), ran::toString);
  }

  @Test
  void jarThatNoServerTakes_isFound() {
    String empty = new TestJar("empty").writeTo(folder.resolve("empty.jar")).toString();
    TestCommand ran = TestCommand.run("plugin", "check", empty);
    assertEquals(Exit.REFUSED, ran.status(), ran::toString);
    assertTrue(ran.out().contains("offers no challenge type"), ran::toString);
  }

  @Test
  void whatIsWrongWithTheCall_isUsage() {
    usage("there is no file absent.jar", "plugin", "check", "absent.jar");
    usage("there is no file nowhere", "plugin", "check", jar, "--fixture", "nowhere");
    usage("is no folder", "plugin", "check", jar, "--fixture", jar);
    usage("there is no reference.*", "plugin", "check", jar, "--fixture", folder.toString());
    usage("name what to do: new or check", "plugin");
    usage("the jar has no type other@1", "plugin", "check", jar, "--type", "other@1");
    usage("must be one row of increasing", "plugin", "check", jar, "--set", "grade_limits=7,7");
  }

  private static void usage(String says, String... arguments) {
    TestCommand ran = TestCommand.run(arguments);
    assertEquals(Exit.USAGE, ran.status(), ran::toString);
    assertTrue(ran.err().contains(says), ran::toString);
  }
}
