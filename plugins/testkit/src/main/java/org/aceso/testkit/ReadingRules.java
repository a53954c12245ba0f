package org.aceso.testkit;

import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.EvaluatorException;

/** Whatever is handed in gets an answer. */
final class ReadingRules {
  private ReadingRules() {}

  static void sameIssues(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    for (Path submission : fixture.invalid()) {
      Require.same(
          Bench.bits(bench.validate(submission)),
          Bench.bits(bench.score(submission)),
          () -> "validation and scoring differ on " + submission.getFileName());
    }
  }

  static void damage(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    List<Path> submissions = fixture.submissions();
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
}
