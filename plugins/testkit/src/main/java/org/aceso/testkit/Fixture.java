package org.aceso.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aceso.spi.ChallengeType;

/**
 * A small challenge of one type: data whose right answers are known.
 *
 * <p>{@link #in} expects a folder with
 *
 * <ul>
 *   <li>{@code reference.*} or {@code truth.*}: the ground truth, a file, a folder or a zip,
 *   <li>{@code submissions/}: valid submissions,
 *   <li>{@code invalid/}: submissions that must be refused,
 *   <li>{@code golden.json}: what comes of each of them, see {@link Expected},
 *   <li>{@code cases.csv}: the public case list; when there is none the cases of the reference,
 *   <li>{@code other-reference.*}: another valid reference for the same cases with other answers;
 *       not needed when the reference is a table of text with one row a case.
 * </ul>
 *
 * @param type makes the type, a new instance each time
 * @param folder with the files above
 * @param settings as on the command line, {@code name=value}
 * @param orderedRows whether the order of the rows of a submission means something
 */
public record Fixture(
    Supplier<ChallengeType> type, Path folder, List<String> settings, boolean orderedRows) {
  public Fixture {
    settings = List.copyOf(settings);
  }

  /** A fixture with the standard settings, whose submissions may list rows in any order. */
  public static Fixture in(Path folder, Supplier<ChallengeType> type) {
    return new Fixture(type, folder, List.of(), false);
  }

  /** The same with one setting more; write numbers as {@code 0,1;1,0}. */
  public Fixture with(String name, String value) {
    List<String> more = new ArrayList<>(settings);
    more.add(name + "=" + value);
    return new Fixture(type, folder, more, orderedRows);
  }

  /** The same with a file setting, relative to the folder. */
  public Fixture withFile(String name, String file) {
    return with(name, folder.resolve(file).toString());
  }

  /** The same, with rows of a submission whose order means something. */
  public Fixture withOrderedRows() {
    return new Fixture(type, folder, settings, true);
  }

  /**
   * The ground truth.
   *
   * @throws IncompleteFixtureError when there is none
   */
  public Path reference() {
    return find("reference")
        .or(() -> find("truth"))
        .orElseThrow(
            () ->
                new IncompleteFixtureError("there is no reference.* and no truth.* in " + folder));
  }

  Optional<Path> otherReference() {
    return find("other-reference");
  }

  Optional<Path> cases() {
    return Optional.of(folder.resolve("cases.csv")).filter(Files::exists);
  }

  /**
   * The valid submissions by name, at least one.
   *
   * @throws IncompleteFixtureError when there is none
   */
  public List<Path> submissions() {
    List<Path> found = Folders.list(folder.resolve("submissions"));
    if (found.isEmpty()) {
      throw new IncompleteFixtureError(
          "there is no submission in " + folder.resolve("submissions"));
    }
    return found;
  }

  /** The submissions that must be refused, by name. */
  public List<Path> invalid() {
    return Folders.list(folder.resolve("invalid"));
  }

  /** Where the expected outcomes are stated. */
  public Path expected() {
    return folder.resolve("golden.json");
  }

  private Optional<Path> find(String stem) {
    return Folders.list(folder).stream()
        .filter(path -> path.getFileName().toString().replaceFirst("\\..*", "").equals(stem))
        .findFirst();
  }
}
