package org.aceso.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aceso.TestCommand;
import org.aceso.plugin.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginNewCommandTest {
  @TempDir private Path folder;

  @Test
  void newProject_buildsAJarThatPassesEveryCheck() {
    Path project = folder.resolve("lesions");
    TestCommand ran =
        TestCommand.run(
            "plugin", "new", "lesion-count", "--folder", project.toString(), "--package", "fr.chu");
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    assertTrue(Files.exists(project.resolve("src/main/java/fr/chu/LesionCount.java")));
    String jar = Example.jar(project, folder.resolve("lesion-count.jar")).toString();
    TestCommand check =
        TestCommand.run("plugin", "check", jar, "--fixture", Example.fixture(project).toString());
    assertEquals(Exit.DONE, check.status(), check::toString);
    assertTrue(check.out().contains("lesion-count@1"), check::toString);
    assertTrue(check.out().contains(" 0 found, 0 not checked"), check::toString);
  }

  @Test
  void newProject_hasNothingOfTheExamplesName() throws IOException {
    Path project = folder.resolve("lesions");
    TestCommand.run("plugin", "new", "lesion-count", "--folder", project.toString());
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Example.text(file);
        for (String name : List.of("mitosis-count", "MitosisCount", "example.mitosis", "guide:")) {
          assertFalse(text.contains(name), file + " holds " + name);
        }
      }
    }
  }

  @Test
  void template_isTheWholeExample() throws IOException {
    try (Stream<Path> files = Files.walk(Example.FOLDER)) {
      assertEquals(
          PluginTemplate.FILES,
          files
              .filter(Files::isRegularFile)
              .map(file -> Example.FOLDER.relativize(file).toString())
              .filter(file -> !file.startsWith("target"))
              .sorted()
              .toList());
    }
  }

  @Test
  void namesThatCannotBe_areUsage() throws IOException {
    usage("is no name", "plugin", "new", "Lesions");
    usage("would give its class the name", "plugin", "new", "setting");
    usage("is no name of a package", "plugin", "new", "lesions", "--package", "fr.class");
    Files.writeString(folder.resolve("there"), "");
    usage("not empty", "plugin", "new", "lesions", "--folder", folder.toString());
  }

  private static void usage(String says, String... arguments) {
    TestCommand ran = TestCommand.run(arguments);
    assertEquals(Exit.USAGE, ran.status(), ran::toString);
    assertTrue(ran.err().contains(says), ran::toString);
  }
}
