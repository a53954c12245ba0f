package org.aceso.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The example that the guide for authors explains: a project of its own, outside this build. */
final class Example {
  static final Path FOLDER = Path.of("src/test/example/mitosis-count");
  static final Path FIXTURE = FOLDER.resolve("src/test/resources/fixture");

  private static final Path JAVA = FOLDER.resolve("src/main/java");
  private static final Pattern MANIFEST = Pattern.compile("<(Plugin-[A-Z][a-z]+)>([^<]+)</");

  private Example() {}

  /** Builds its jar as its pom says. */
  static Path jar(Path target) {
    TestJar jar = new TestJar("");
    sources(JAVA).forEach((path, text) -> jar.source(JAVA.relativize(path).toString(), text));
    Matcher manifest = MANIFEST.matcher(text(FOLDER.resolve("pom.xml")));
    while (manifest.find()) {
      jar.manifest(manifest.group(1), manifest.group(2).replace("${project.version}", "1.0.0"));
    }
    return jar.provides(text(FOLDER.resolve("src/main/resources").resolve(TestJar.SERVICES)))
        .writeTo(target);
  }

  /** All text files below a folder. */
  static Map<Path, String> sources(Path folder) {
    Map<Path, String> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java") || file.endsWith("pom.xml"))
          .filter(file -> !folder.relativize(file).startsWith("target"))
          .sorted()
          .forEach(file -> sources.put(file, text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
