package org.aceso.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Outcome;
import org.aceso.spi.Issue;
import org.aceso.testkit.Expected.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is handed in gets an answer: scores, or all that is wrong with it and where. */
public interface StrictReadingContract extends HasFixture {

  @Test
  default void invalidSubmissions_giveExactlyTheirIssues() {
    Fixture fixture = fixture();
    Bench bench = new Bench(fixture, 1);
    SortedMap<String, List<Place>> expected = Expected.read(fixture).invalid();
    for (Path submission : fixture.invalid()) {
      String name = submission.getFileName().toString();
      Outcome outcome = bench.validate(submission);
      List<Place> places = expected.getOrDefault(name, List.of());
      assertEquals(
          shown(places), shown(actual(outcome, places)), () -> name + ": " + outcome.issues());
      assertFalse(outcome.valid(), () -> name + " is taken");
    }
    assertEquals(
        List.copyOf(expected.keySet()),
        fixture.invalid().stream().map(path -> path.getFileName().toString()).toList(),
        "golden.json lists other invalid submissions");
  }

  /** A competitor who validates at home must not be surprised at the deadline. */
  @Test
  default void scoring_findsTheIssuesThatValidationFinds() {
    Bench bench = new Bench(fixture(), 1);
    for (Path submission : fixture().invalid()) {
      assertEquals(
          Bench.bits(bench.validate(submission)),
          Bench.bits(bench.score(submission)),
          () -> "validation and scoring differ on " + submission.getFileName());
    }
  }

  @Test
  default void damagedSubmissions_neverMakeItThrow(@TempDir Path folder) {
    Bench bench = new Bench(fixture(), 1);
    List<Path> submissions = fixture().submissions();
    for (int seed = 0; seed < Damage.rounds(submissions); seed++) {
      Path original = submissions.get(seed % submissions.size());
      Path damaged = Damage.of(original, folder.resolve("damaged-" + seed), seed);
      try {
        if (bench.validate(damaged).valid()) {
          bench.score(damaged);
        }
      } catch (EvaluatorException | AssertionError e) {
        throw new AssertionError(
            original.getFileName() + " damaged with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static List<Place> actual(Outcome outcome, List<Place> expected) {
    boolean files = expected.stream().anyMatch(place -> !place.file().isEmpty());
    return outcome.issues().issues().stream().map(issue -> place(issue, files)).toList();
  }

  private static Place place(Issue issue, boolean files) {
    return new Place(
        issue.code(),
        files ? issue.location().file() : "",
        issue.location().line(),
        issue.location().caseId(),
        issue.location().field());
  }

  private static String shown(List<Place> places) {
    StringBuilder lines = new StringBuilder();
    places.stream()
        .sorted(
            Comparator.comparing(Place::code)
                .thenComparing(Place::file)
                .thenComparingLong(Place::line)
                .thenComparing(Place::caseId)
                .thenComparing(Place::field))
        .forEach(place -> lines.append(place).append('\n'));
    return lines.toString();
  }
}
