package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide for authors shows nothing but what is built and run. */
final class AuthorGuideTest {
  private static final Path GUIDE = Path.of("../plugins/README.md");
  private static final Pattern REGION =
      Pattern.compile(
          "^[ ]*(?://|<!--) guide:(\\w+)(?: -->)?\n(.*?)^[ ]*(?://|<!--) end(?: -->)?\n",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern BLOCK =
      Pattern.compile("^```(?:java|xml)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void everyBlock_isPartOfATestedExample() {
    Map<String, String> regions = new TreeMap<>();
    for (String source : sources()) {
      Matcher region = REGION.matcher(source);
      while (region.find()) {
        regions.put(region.group(1), region.group(2).stripTrailing().stripIndent());
      }
    }
    List<String> unknown = new ArrayList<>();
    Matcher block = BLOCK.matcher(Example.text(GUIDE));
    while (block.find()) {
      String shown = block.group(1).strip();
      if (!regions.values().remove(shown)) {
        unknown.add(shown);
      }
    }
    assertEquals(List.of(), unknown, "no example has such a region");
    assertEquals(Map.of(), regions, "the guide does not show these regions");
  }

  private static List<String> sources() {
    List<String> sources = new ArrayList<>(Example.sources(Example.FOLDER).values());
    sources.addAll(Example.sources(Example.IMAGES).values());
    sources.addAll(Example.sources(Example.SIZES).values());
    return sources;
  }

  @Test
  void versionOfTheLibraries_isTheOneThatIsBuiltHere() {
    Matcher built =
        Pattern.compile("<artifactId>aceso</artifactId>\\s*<version>([^<]+)<")
            .matcher(Example.text(Path.of("../pom.xml")));
    assertTrue(built.find());
    for (Path project : List.of(Example.FOLDER, Example.IMAGES, Example.SIZES)) {
      String pom = Example.text(project.resolve("pom.xml"));
      assertTrue(pom.contains("<aceso.version>" + built.group(1) + "<"), built.group(1));
    }
  }

  @Test
  void numberOfTests_isThatOfTheContract() {
    long tests =
        Example.sources(Path.of("../plugins/testkit/src/main/java/org/aceso/testkit"))
            .values()
            .stream()
            .flatMap(String::lines)
            .filter(line -> line.strip().equals("@Test"))
            .count();
    assertTrue(tests > 0);
    assertTrue(Example.text(GUIDE).contains("`Tests run: " + tests + "`"), tests + " tests");
  }

  @Test
  void everyLinkToAFile_hasItsFile() {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Example.text(GUIDE));
    List<String> missing = new ArrayList<>();
    while (link.find()) {
      if (!GUIDE.resolveSibling(link.group(1)).toFile().exists()) {
        missing.add(link.group(1));
      }
    }
    assertEquals(List.of(), missing);
    assertFalse(Example.text(GUIDE).isBlank());
  }
}
