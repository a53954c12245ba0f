package org.aceso.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.host.PluginException;

/**
 * What a jar says when it is asked now, in a process of its own.
 *
 * @param types that it brings
 * @param refusal why it cannot be used
 */
public record JarCheck(List<String> types, Optional<String> refusal) {

  /**
   * Asks every jar of a folder.
   *
   * @param allowed the digests of the jars that may be used; empty means all
   * @throws IOException when the folder cannot be read
   */
  public static Map<Path, JarCheck> all(Path folder, Set<String> allowed, Evaluators evaluators)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("the folder " + folder + " is missing: name it in ACESO_PLUGINS");
    }
    Map<Path, JarCheck> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        all.put(jar, of(jar, allowed, evaluators));
      }
    }
    return all;
  }

  private static JarCheck of(Path jar, Set<String> allowed, Evaluators evaluators)
      throws IOException {
    if (!allowed.isEmpty() && !allowed.contains(Evaluators.sha256(jar))) {
      return refused("its SHA-256 is not among those allowed");
    }
    try {
      List<String> types =
          evaluators.describe(jar).types().stream().map(type -> type.id()).toList();
      return new JarCheck(types, Optional.empty());
    } catch (EvaluatorException | PluginException e) {
      return refused(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static JarCheck refused(String reason) {
    return new JarCheck(List.of(), Optional.of(reason));
  }
}
