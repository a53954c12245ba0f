package org.aceso.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.junit.jupiter.api.Test;

/** Scores are the known right ones. */
public interface GoldenValueContract extends HasFixture {

  @Test
  default void submissions_scoreTheirExpectedValues() {
    Fixture fixture = fixture();
    Bench bench = new Bench(fixture, 1);
    SortedMap<String, SortedMap<String, Expected.Golden>> expected =
        Expected.read(fixture).submissions();
    List<String> wrong = new ArrayList<>();
    for (Path submission : fixture.submissions()) {
      String name = submission.getFileName().toString();
      Outcome outcome = bench.score(submission);
      assertTrue(outcome.valid(), () -> name + " is refused: " + outcome.issues());
      compare(name, expected.getOrDefault(name, new TreeMap<>()), outcome, wrong);
    }
    assertEquals(List.of(), wrong);
    List<String> names =
        fixture.submissions().stream().map(path -> path.getFileName().toString()).toList();
    assertEquals(List.copyOf(expected.keySet()), names, "expected.json lists other submissions");
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
}
