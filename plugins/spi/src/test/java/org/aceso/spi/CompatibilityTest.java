package org.aceso.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Jars that were built against the last release run on this one: nothing that it had is gone or
 * looks otherwise, and nobody who implements one of its types has to write more.
 */
final class CompatibilityTest {
  private static final Path RELEASED = Path.of("src/test/resources/signatures/1.1.0.txt");

  /** What the file of the next release will hold. */
  private static final Path NOW = Path.of("target/signatures.txt");

  interface Before {
    double value(List<String> of);

    String name();
  }

  interface After {
    double value(List<Integer> of);

    String name();

    int more();
  }

  @Test
  void nothingOfTheLastRelease_isGoneOrLooksOtherwise() throws IOException {
    SortedSet<String> now = Signatures.beside(ChallengeType.class);
    Files.write(NOW, now);
    assertEquals(Set.of(), gone(released(), now), "a plugin may use it: see the README");
  }

  @Test
  void nothingMore_isAskedOfAuthors() throws IOException {
    assertEquals(Set.of(), asked(released(), Signatures.beside(ChallengeType.class)));
  }

  @Test
  void changedSignatureAndFurtherDuty_areBothFound() {
    SortedSet<String> before = renamed(Signatures.of(Before.class), "Before");
    SortedSet<String> after = renamed(Signatures.of(After.class), "After");
    assertEquals(
        Set.of("asks public abstract double X.value(java.util.List<java.lang.String>)"),
        gone(before, after));
    assertEquals(
        Set.of(
            "asks public abstract double X.value(java.util.List<java.lang.Integer>)",
            "asks public abstract int X.more()"),
        asked(before, after));
  }

  private static SortedSet<String> released() throws IOException {
    return new TreeSet<>(Files.readAllLines(RELEASED));
  }

  private static Set<String> gone(SortedSet<String> before, SortedSet<String> now) {
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(now);
    return gone;
  }

  /** Abstract methods that are new in a type that was there. */
  private static Set<String> asked(SortedSet<String> before, SortedSet<String> now) {
    Set<String> owners = before.stream().map(CompatibilityTest::owner).collect(Collectors.toSet());
    return now.stream()
        .filter(line -> line.startsWith(Signatures.ASKED) && !before.contains(line))
        .filter(line -> owners.contains(owner(line)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The class of a method's line; of other lines something that no method has. */
  private static String owner(String line) {
    int end = line.indexOf('(');
    String method = end < 0 ? line : line.substring(0, end);
    return method.substring(
        method.lastIndexOf(' ') + 1,
        Math.max(method.lastIndexOf(' ') + 1, method.lastIndexOf('.')));
  }

  private static SortedSet<String> renamed(SortedSet<String> lines, String name) {
    return lines.stream()
        .map(line -> line.replace(CompatibilityTest.class.getName() + "$" + name, "X"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
