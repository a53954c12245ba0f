package org.aceso.testkit.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.runner.host.PluginException;
import org.aceso.runner.host.PluginJar;

/**
 * Compares every value of every folder of reference vectors, with the jars that ship. Exit status:
 * 0 when all is as expected, 1 when something is off, 64 for wrong usage.
 */
public final class Compare {
  private final Path plugins;
  private final Optional<Path> shelf;
  private final List<Result> results = new ArrayList<>();
  private final Set<String> described = new HashSet<>();

  private Compare(Path plugins, Optional<Path> shelf) {
    this.plugins = plugins;
    this.shelf = shelf;
  }

  /**
   * Prints the table.
   *
   * @param arguments the folder of the modules; the folder of reference vectors, without which the
   *     copies in the modules are compared
   */
  public static void main(String[] arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: compare [FOLDER OF REFERENCE VECTORS]");
      System.exit(64);
    }
    Optional<Path> shelf =
        arguments.length == 2 ? Optional.of(Path.of(arguments[1])) : Shelf.find();
    if (shelf.isPresent() && !Files.isDirectory(shelf.get())) {
      System.err.println("there is no folder " + shelf.get());
      System.exit(64);
    }
    List<Result> results = new Compare(Path.of(arguments[0]), shelf).results();
    System.out.print(Report.of(results));
    System.exit(!results.isEmpty() && results.stream().allMatch(Result::fine) ? 0 : 1);
  }

  private List<Result> results() {
    Descriptions.list(plugins, "").forEach(this::module);
    shelf.ifPresent(
        folder ->
            Descriptions.list(folder, "").stream()
                .filter(vectors -> Files.exists(vectors.resolve("expected.json")))
                .map(vectors -> vectors.getFileName().toString())
                .filter(name -> !described.contains(name))
                .forEach(
                    name ->
                        results.add(Result.failed("-", name, "no type describes this folder"))));
    return results;
  }

  private void module(Path module) {
    List<Path> files = Descriptions.of(module);
    if (files.isEmpty()) {
      return;
    }
    try (PluginJar jar = PluginJar.open(jar(module))) {
      for (Path file : files) {
        described.add(folder(file));
        results.add(jar.within(() -> compare(module, file, jar)));
      }
    } catch (PluginException | IllegalArgumentException e) {
      results.add(Result.failed("-", module.getFileName().toString(), e.getMessage()));
    }
  }

  private Result compare(Path module, Path file, PluginJar jar) {
    Description description;
    try {
      description = Description.read(file);
    } catch (IllegalArgumentException e) {
      return Result.failed("-", folder(file), e.getMessage());
    }
    Optional<Path> vectors =
        Shelf.on(shelf, description)
            .or(() -> Optional.of(Shelf.copy(module, description)).filter(Files::isDirectory));
    String type = description.type();
    if (vectors.isEmpty()) {
      return Result.absent(type, description.folder());
    }
    if (!jar.types().containsKey(type)) {
      return Result.failed(type, description.folder(), "the jar has no type " + type);
    }
    return Comparison.run(description, vectors.get(), jar.types().get(type));
  }

  private static String folder(Path description) {
    return description.getFileName().toString().replaceFirst("\\.json$", "");
  }

  private static Path jar(Path module) {
    return Descriptions.list(module.resolve("target"), ".jar").stream()
        .filter(jar -> jar.getFileName().toString().startsWith(module.getFileName() + "-"))
        .filter(jar -> !jar.toString().endsWith("-sources.jar"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no jar: build the module first"));
  }
}
