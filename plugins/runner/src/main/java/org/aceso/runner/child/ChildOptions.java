package org.aceso.runner.child;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aceso.runner.Evaluator;
import org.aceso.runner.host.PluginJar;
import org.aceso.spi.ChallengeType;

/**
 * How a child is started.
 *
 * @param java the absolute path of a {@code java} command
 * @param classPath the jars and folders of the runner and its libraries, nothing of the parent's
 * @param heapMiB the heap of the child, which is the memory that a plugin can use
 */
public record ChildOptions(Path java, String classPath, int heapMiB) {

  /**
   * The Java that runs now, the runner's own part of its class path, and 512 MiB. Works from jars
   * and from class folders alike.
   */
  public static ChildOptions defaults() {
    return new ChildOptions(
        Path.of(System.getProperty("java.home"), "bin", "java"), ownClassPath(), 512);
  }

  /** The same with another heap. */
  public ChildOptions withHeapMiB(int newHeapMiB) {
    return new ChildOptions(java, classPath, newHeapMiB);
  }

  List<String> command() {
    return List.of(
        java.toString(),
        "-Xmx" + heapMiB + "m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-Xshare:auto",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
        "-cp",
        classPath,
        ChildMain.class.getName());
  }

  private static String ownClassPath() {
    List<Class<?>> needed = new ArrayList<>(PluginJar.libraries());
    needed.addAll(
        List.of(
            Evaluator.class,
            ChallengeType.class,
            ObjectMapper.class,
            JsonFactory.class,
            SmileFactory.class,
            JsonProperty.class,
            CsvReader.class));
    return needed.stream()
        .map(ChildOptions::place)
        .distinct()
        .sorted()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds an odd location", e);
    }
  }
}
