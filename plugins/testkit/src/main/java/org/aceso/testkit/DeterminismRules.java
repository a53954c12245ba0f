package org.aceso.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.aceso.runner.Outcome;

/** The same submission gets the same bits everywhere. */
final class DeterminismRules {
  private DeterminismRules() {}

  static void locales(Fixture fixture, Path folder) {
    String here = allOutcomes(fixture, 1);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("fr-FR", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        Require.same(here, allOutcomes(fixture, 1), () -> "other bits under the locale " + tag);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  static void threads(Fixture fixture, Path folder) {
    String alone = allOutcomes(fixture, 1);
    for (int round = 0; round < 2; round++) {
      Require.same(alone, allOutcomes(fixture, 8), () -> "other bits with 8 threads");
    }
  }

  static void parts(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    int cases = bench.cases().size();
    for (Path submission : fixture.submissions()) {
      String whole = Bench.bits(bench.score(submission));
      for (int size : List.of(1 + cases / 7, Math.max(1, cases - 1), cases)) {
        bench
            .scoreInParts(submission, size, folder)
            .ifPresent(
                outcome ->
                    Require.same(
                        whole,
                        Bench.bits(outcome),
                        () -> submission.getFileName() + " has other bits in parts of " + size));
      }
    }
  }

  static void shuffledRows(Fixture fixture, Path folder) {
    if (fixture.orderedRows()) {
      throw new NotCheckedException("the order of rows means something");
    }
    Bench bench = new Bench(fixture, 1);
    if (!Tables.haveCaseColumn(bench.evaluation().predictions().info())) {
      throw new NotCheckedException("submissions are no tables");
    }
    for (Path submission : fixture.submissions()) {
      if (Files.isDirectory(submission)) {
        continue;
      }
      for (int seed = 0; seed < 5; seed++) {
        Path shuffled = folder.resolve(submission.getFileName().toString());
        Folders.write(shuffled, Tables.shuffled(Folders.read(submission), seed));
        String rows = submission.getFileName() + " shuffled with seed " + seed;
        Require.same(
            Bench.bits(bench.score(submission).scores()),
            Bench.bits(bench.score(shuffled).scores()),
            () -> rows + " has other bits");
      }
    }
  }

  static void seed(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    Bench parallel = new Bench(fixture, 8);
    for (Path submission : fixture.submissions()) {
      Outcome first = bench.score(fixture.reference(), submission, 42);
      Outcome again = parallel.score(fixture.reference(), submission, 42);
      Require.same(
          Bench.bits(first), Bench.bits(again), () -> "replicates of one seed have other bits");
    }
  }

  /** All outcomes of the fixture in one text. */
  private static String allOutcomes(Fixture fixture, int threads) {
    Bench bench = new Bench(fixture, threads);
    StringBuilder all = new StringBuilder();
    fixture.submissions().forEach(path -> all.append(Bench.bits(bench.score(path))).append('\n'));
    fixture.invalid().forEach(path -> all.append(Bench.bits(bench.validate(path))).append('\n'));
    return all.toString();
  }
}
