package org.aceso.runner.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.aceso.spi.ChallengeType;

/** Makes a plugin jar from sources, as right or as wrong as a test wants it. */
public final class TestJar {
  private static final String SERVICES = "META-INF/services/org.aceso.spi.ChallengeType";

  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Manifest manifest = new Manifest();
  private final List<String> leftOut = new ArrayList<>();

  public TestJar(Path folder) {
    this.folder = folder;
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest("Plugin-Id", "test-plugin")
        .manifest("Plugin-Version", "1.2.3")
        .manifest("Plugin-Requires", "1.0.0")
        .manifest("Plugin-License", "Apache-2.0");
  }

  public TestJar manifest(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /** A source in the package {@code test}. */
  public TestJar source(String className, String body) {
    sources.put(
        className,
        "package test;\nimport java.util.ArrayList;\nimport java.util.List;\nimport java.util.Map;\nimport org.aceso.spi.*;\n"
            + body);
    return this;
  }

  /** The service file, naming classes in the package {@code test}. */
  public TestJar provides(String... classNames) {
    String lines = String.join("\n", Stream.of(classNames).map(name -> "test." + name).toList());
    return entry(SERVICES, lines.getBytes(StandardCharsets.UTF_8));
  }

  public TestJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  /** Compiles a class against which others compile, and forgets it. */
  public TestJar leaveOut(String className) {
    leftOut.add("test/" + className + ".class");
    return this;
  }

  public Path build() {
    try {
      Path classes = Files.createTempDirectory(folder, "classes");
      compile(classes);
      Path jar = Files.createTempFile(folder, "plugin", ".jar");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file, manifest);
          Stream<Path> found = Files.walk(classes)) {
        for (Path path : found.filter(Files::isRegularFile).toList()) {
          String name = classes.relativize(path).toString();
          if (!leftOut.contains(name)) {
            add(out, name, Files.readAllBytes(path));
          }
        }
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          add(out, entry.getKey(), entry.getValue());
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private void compile(Path classes) {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-proc:none", "--release", "17", "-d", classes.toString(), "-cp", spiPlace()),
                null,
                sources.entrySet().stream().map(TestJar::file).toList())
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(messages.toString());
    }
  }

  private static String spiPlace() {
    return Path.of(
            URI.create(
                ChallengeType.class.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private static JavaFileObject file(Map.Entry<String, String> source) {
    URI name = URI.create("string:///test/" + source.getKey() + ".java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.getValue();
      }
    };
  }

  /**
   * A type {@code name@1} about one number a case in lines {@code id number}. The statements run
   * before each observation and may use {@code about}, {@code p} and {@code r}.
   */
  public TestJar guessing(String className, String name, String statements) {
    return source(className, GUESSING.formatted(className, name, statements));
  }

  private static final String GUESSING =
      """
      public class %1$s implements ChallengeType {
        public Id id() { return Id.of("%2$s"); }
        public String title() { return "Guess a number"; }
        public List<Setting> settings() {
          return List.of(Setting.numbers("scale", "1", "multiplies the error"),
              Setting.file("extra", "not looked at"));
        }
        public record Gap(double size) {}
        public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
          double scale = settings.number("scale");
          if (scale <= 0) {
            issues.error("bad_scale", "must be positive", Location.setting("scale"));
            return null;
          }
          Observer<Double, Double, Gap> observer = (about, p, r) -> {
            %3$s
            return new Gap(scale * Math.abs(p - r));
          };
          Metric<Gap> metric = Metric.mean(MetricInfo.of("abs_error", "Mean error", Better.LOWER,
              0, Double.POSITIVE_INFINITY), Gap::size);
          return new Evaluation<>(new Lines(), new Lines(), List.of(), List.of(), Gap.class,
              observer, List.of(metric));
        }
        static class Lines implements DataFormat<Double> {
          public FormatInfo info() {
            return new FormatInfo("lines", "text/plain", "txt", "one line a case",
                List.of(Column.caseId("case")), 0);
          }
          private List<String[]> lines(Artifact artifact) throws java.io.IOException {
            try (var in = artifact.entries().get(0).open()) {
              return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                  .lines().map(line -> line.split(" ")).toList();
            }
          }
          public Cases<Double> open(Artifact artifact, CaseList cases, Issues issues)
              throws java.io.IOException {
            Double[] values = new Double[cases.size()];
            for (String[] line : lines(artifact)) {
              values[cases.indexOf(line[0])] = Double.valueOf(line[1]);
            }
            return new Cases<>() {
              public boolean has(int index) { return values[index] != null; }
              public Double read(int index, Issues issues) { return values[index]; }
              public Location locate(int index) { return Location.NOWHERE; }
            };
          }
          public void listCases(Artifact reference,
              java.util.function.BiConsumer<String, Map<String, String>> found, Issues issues)
              throws java.io.IOException {
            lines(reference).forEach(line -> found.accept(line[0], Map.of()));
          }
          public void writeSample(CaseList cases, java.io.OutputStream out)
              throws java.io.IOException {
            for (int i = 0; i < cases.size(); i++) {
              out.write((cases.get(i).id() + " 0\\n").getBytes("UTF-8"));
            }
          }
        }
      }
      """;
}
