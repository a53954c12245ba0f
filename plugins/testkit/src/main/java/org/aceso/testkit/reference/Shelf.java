package org.aceso.testkit.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where folders of reference vectors are that may not be, or need not be, in a module. */
final class Shelf {
  static final String PROPERTY = "aceso.reference";
  static final String VARIABLE = "ACESO_REFERENCE";

  private Shelf() {}

  /**
   * The folder that the system property {@code aceso.reference} or the environment's {@code
   * ACESO_REFERENCE} names, else one that lies beside the tree.
   */
  static Optional<Path> find() {
    String stated = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    Stream<String> places =
        stated == null
            ? Stream.of("../../../shared/reference", "../../shared/reference")
            : Stream.of(stated);
    return places.map(Path::of).filter(Files::isDirectory).findFirst();
  }

  /** The copy of a module, or where there is none the folder of the shelf. */
  static Optional<Path> vectors(Path module, Description description, Optional<Path> shelf) {
    Path copy = copy(module, description);
    return Files.isDirectory(copy) ? Optional.of(copy) : on(shelf, description);
  }

  static Path copy(Path module, Description description) {
    return module.resolve("src/test/resources").resolve(description.copy());
  }

  static Optional<Path> on(Optional<Path> shelf, Description description) {
    return shelf.map(folder -> folder.resolve(description.folder())).filter(Files::isDirectory);
  }
}
