package org.aceso.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.spi.Issue;
import org.aceso.testkit.Expected.Place;

/** Scores and issues are those that {@code golden.json} states. */
final class GoldenRules {
  private GoldenRules() {}

  static void values(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    SortedMap<String, SortedMap<String, Expected.Golden>> expected =
        Expected.read(fixture).submissions();
    List<String> wrong = new ArrayList<>();
    for (Path submission : fixture.submissions()) {
      String name = submission.getFileName().toString();
      Outcome outcome = bench.score(submission);
      Require.that(outcome.valid(), () -> name + " is refused: " + outcome.issues());
      compare(name, expected.getOrDefault(name, new TreeMap<>()), outcome, wrong);
    }
    Require.that(wrong.isEmpty(), () -> String.join("; ", wrong));
    Require.same(
        List.copyOf(expected.keySet()),
        names(fixture.submissions()),
        () -> "golden.json lists other submissions");
  }

  static void issues(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    SortedMap<String, List<Place>> expected = Expected.read(fixture).invalid();
    for (Path submission : fixture.invalid()) {
      String name = submission.getFileName().toString();
      Outcome outcome = bench.validate(submission);
      List<Place> places = expected.getOrDefault(name, List.of());
      Require.same(
          shown(places),
          shown(actual(outcome, places)),
          () -> name + " is said to have " + outcome.issues());
      Require.that(!outcome.valid(), () -> name + " is taken");
    }
    Require.same(
        List.copyOf(expected.keySet()),
        names(fixture.invalid()),
        () -> "golden.json lists other invalid submissions");
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(path -> path.getFileName().toString()).toList();
  }

  private static void compare(
      String name,
      SortedMap<String, Expected.Golden> goldens,
      Outcome outcome,
      List<String> wrong) {
    Map<String, Score> scores =
        outcome.scores().stream().collect(Collectors.toMap(Score::key, Function.identity()));
    goldens.forEach(
        (key, golden) -> {
          Score score = scores.get(key);
          if (score == null) {
            wrong.add(name + ": there is no metric " + key + " among " + scores.keySet());
          } else if (!golden.accepts(score.value())) {
            wrong.add(name + ": " + key + " is " + shown(score) + ", not " + golden);
          }
        });
  }

  private static String shown(Score score) {
    return score.value() == null ? "undefined: " + score.undefinedReason() : "" + score.value();
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
