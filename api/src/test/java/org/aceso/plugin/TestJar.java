package org.aceso.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.aceso.formats.csv.CsvTable;
import org.aceso.metrics.classification.ClassMetrics;
import org.aceso.spi.ChallengeType;
import org.apache.commons.io.FileUtils;

/** A plugin jar made as an outsider makes one, or wrong as a test wants it. */
public final class TestJar {
  static final String SERVICES = "META-INF/services/org.aceso.spi.ChallengeType";
  private static final List<Class<?>> LIBRARIES = List.of(CsvTable.class, ClassMetrics.class);

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Manifest manifest = new Manifest();

  public TestJar(String pluginId) {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest("Plugin-Id", pluginId)
        .manifest("Plugin-Version", "1.0.0")
        .manifest("Plugin-Requires", "1.0.0");
  }

  public TestJar manifest(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /**
   * A type of one word a case, in the package {@code test}.
   *
   * @param describing statements that run when it is asked for its id
   * @param observing statements that run for each case and see its {@code word}
   */
  public TestJar type(String className, String id, String describing, String observing) {
    return source(
        "test/" + className + ".java", WORDS.formatted(className, id, describing, observing));
  }

  /** A source by the path of its file. */
  public TestJar source(String path, String text) {
    sources.put(path, text);
    return this;
  }

  /** The service file. */
  public TestJar provides(String... classNames) {
    return entry(SERVICES, String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
  }

  TestJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  /** Leaves out a class that others need. */
  TestJar without(String entry) {
    leftOut.add(entry);
    return this;
  }

  /** Compiles and packs it, with formats and metrics inside. */
  public Path writeTo(Path jar) {
    try {
      Path classes = Files.createTempDirectory("classes");
      compile(classes);
      Map<String, byte[]> content = new TreeMap<>(read(classes));
      for (Class<?> library : LIBRARIES) {
        content.putAll(classesOf(place(library)));
      }
      content.putAll(entries);
      content.keySet().removeAll(leftOut);
      content.remove("META-INF/MANIFEST.MF");
      pack(content, jar);
      FileUtils.deleteDirectory(classes.toFile());
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pack(Map<String, byte[]> content, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    String classPath =
        Stream.concat(Stream.of(ChallengeType.class), LIBRARIES.stream())
            .map(library -> place(library).toString())
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> options =
        List.of(
            "-proc:none",
            "--release",
            "17",
            "-Xlint:all",
            "-d",
            classes.toString(),
            "-cp",
            classPath);
    List<JavaFileObject> files = sources.entrySet().stream().map(TestJar::file).toList();
    if (!files.isEmpty() && !compiler.getTask(messages, null, null, options, null, files).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
  }

  private static JavaFileObject file(Map.Entry<String, String> source) {
    URI name = URI.create("string:///" + source.getKey());
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.getValue();
      }
    };
  }

  private static Map<String, byte[]> classesOf(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return read(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return read(jar.getPath("/"));
    }
  }

  private static Map<String, byte[]> read(Path root) throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds an odd location", e);
    }
  }

  private static final String WORDS =
      """
      package test;

      import java.util.ArrayList;
      import java.util.List;
      import org.aceso.formats.csv.CsvTable;
      import org.aceso.spi.*;

      public class %1$s implements ChallengeType {
        private static final List<String> WORDS = List.of(
            "fine", "throw", "memory", "loop", "exit", "overflow", "print", "halt", "environment",
            "fork", "leave", "logs", "parent");
        public Id id() { %3$s return Id.of("%2$s"); }
        public String title() { return "One word a case"; }
        public List<Setting> settings() { return List.of(); }
        public record Seen(int word) {}
        private static int depth(int n) { return n < 0 ? 0 : 1 + depth(n + 1); }
        public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
          CsvTable<Integer> words = CsvTable.of("One row a case.",
              List.of(Column.caseId("id"), Column.choice("word", WORDS, "what happens")),
              (row, found) -> row.choice(1));
          Observer<Integer, Integer, Seen> observer = (about, p, r) -> {
            String word = WORDS.get(p);
            %4$s
            return new Seen(p);
          };
          return new Evaluation<>(words, words, List.of(), List.of(), Seen.class, observer,
              List.of(Metric.mean(MetricInfo.of("fine", "Share of fine cases", Better.HIGHER, 0, 1),
                  seen -> seen.word() == 0 ? 1 : 0)));
        }
      }
      """;
}
