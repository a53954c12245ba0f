package org.aceso.testkit.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.aceso.spi.ChallengeType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The values of reference implementations, in the build of a module. Implementing it is all:
 *
 * <pre>{@code
 * final class ReferenceTest implements ReferenceContract {}
 * }</pre>
 *
 * <p>Each {@code src/test/reference/<folder>.json} is one test. It reads the module's own copy,
 * {@code src/test/resources/<folder>}, or where there is none the folder of the shelf; where that
 * is missing, too, the test is skipped.
 */
public interface ReferenceContract {

  /** The descriptions; all of the module unless a test says otherwise. */
  default List<Path> descriptions() {
    return Descriptions.of(Path.of(""));
  }

  /** One test for each description. */
  @TestFactory
  default Stream<DynamicTest> values_equalThoseOfReferenceImplementations() {
    List<Path> descriptions = descriptions();
    assertFalse(descriptions.isEmpty(), "there is no description in src/test/reference");
    return descriptions.stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> compare(file)));
  }

  private static void compare(Path file) {
    Description description = Description.read(file);
    Optional<Path> vectors = Shelf.vectors(Path.of(""), description, Shelf.find());
    if (vectors.isEmpty()) {
      abort(
          "the folder "
              + description.folder()
              + " is not in this clone: name the shelf that has it with -Daceso.reference");
    }
    Result result = Comparison.run(description, vectors.get(), type(description.type()));
    assertEquals("", String.join("\n", result.problems()));
  }

  private static ChallengeType type(String id) {
    return ServiceLoader.load(ChallengeType.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(type -> type.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the module has no type " + id));
  }
}
