package org.aceso.testkit.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files of modules, in an order that no file system decides. */
final class Descriptions {
  private Descriptions() {}

  /** The descriptions of a module. */
  static List<Path> of(Path module) {
    return list(module.resolve("src/test/reference"), ".json");
  }

  /** The entries of a folder whose names end so; none when there is no folder. */
  static List<Path> list(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
