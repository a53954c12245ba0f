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

/** The examples that the guide for authors explains: projects of their own, outside this build. */
public final class Example {
  public static final Path FOLDER = Path.of("src/test/example/mitosis-count");
  public static final Path FIXTURE = fixture(FOLDER);

  /** The one that reads images. */
  public static final Path IMAGES = Path.of("src/test/example/cup-disc-ratio");

  /** The one with columns of several kinds, and with metrics of the common libraries. */
  public static final Path SIZES = Path.of("src/test/example/lesion-size");

  private static final Pattern MANIFEST = Pattern.compile("<(Plugin-[A-Z][a-z]+)>([^<]+)</");

  private Example() {}

  /** The test data of a project. */
  public static Path fixture(Path project) {
    return project.resolve("src/test/resources/fixture");
  }

  /** Builds the jar of a project as its pom says. */
  public static Path jar(Path project, Path target) {
    TestJar jar = new TestJar("");
    Path java = project.resolve("src/main/java");
    sources(java).forEach((path, text) -> jar.source(java.relativize(path).toString(), text));
    Matcher manifest = MANIFEST.matcher(text(project.resolve("pom.xml")));
    while (manifest.find()) {
      jar.manifest(manifest.group(1), manifest.group(2).replace("${project.version}", "1.0.0"));
    }
    return jar.provides(text(project.resolve("src/main/resources").resolve(TestJar.SERVICES)))
        .writeTo(target);
  }

  /** All sources below a folder. */
  public static Map<Path, String> sources(Path folder) {
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

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
