package org.aceso.testkit.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the files of a description are: in the folder of reference vectors, or beside the
 * description in a folder of its name, for what a module has to add such as a case list.
 *
 * @param vectors the folder of reference vectors
 * @param added beside the description; need not exist
 */
record DataFolder(Path vectors, Path added) {
  private static final String EXPECTED = "expected.json";

  static DataFolder of(Description description, Path vectors) {
    return new DataFolder(vectors, description.file().resolveSibling(description.folder()));
  }

  /**
   * A file or folder by its relative path.
   *
   * @throws IllegalArgumentException when neither has it
   */
  Path find(String name) {
    return Stream.of(vectors, added)
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no file " + name));
  }

  /** The relative paths of all files of expected values: those named, and all of the usual name. */
  Set<String> expected(List<String> named) {
    Set<String> found = new TreeSet<>(named);
    for (Path folder : List.of(vectors, added)) {
      if (Files.isDirectory(folder)) {
        found.addAll(under(folder));
      }
    }
    return found;
  }

  private static List<String> under(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equals(EXPECTED))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All values of all such files; those of {@code a/expected.json} are below that path. */
  List<Leaf> leaves(List<String> named) {
    return expected(named).stream()
        .flatMap(
            name ->
                Leaf.of(name.equals(EXPECTED) ? "" : name + "/", Description.document(find(name)))
                    .stream())
        .toList();
  }
}
