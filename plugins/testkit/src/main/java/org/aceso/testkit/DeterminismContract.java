package org.aceso.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.aceso.runner.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same submission gets the same bits everywhere. */
public interface DeterminismContract extends HasFixture {

  @Test
  default void outcomes_haveTheSameBitsInEveryLocaleAndTimeZone() {
    String here = allOutcomes(1);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("fr-FR", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertEquals(here, allOutcomes(1), () -> "other bits under the locale " + tag);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  default void outcomes_haveTheSameBitsAtAnyNumberOfThreads() {
    String alone = allOutcomes(1);
    for (int round = 0; round < 2; round++) {
      assertEquals(alone, allOutcomes(8), "other bits with 8 threads");
    }
  }

  /** Observations may be made on other machines, and are stored in between. */
  @Test
  default void outcomes_haveTheSameBitsWhenCasesAreObservedInParts(@TempDir Path folder) {
    Bench bench = new Bench(fixture(), 1);
    int cases = bench.cases().size();
    for (Path submission : fixture().submissions()) {
      String whole = Bench.bits(bench.score(submission));
      for (int size : List.of(1 + cases / 7, Math.max(1, cases - 1), cases)) {
        bench
            .scoreInParts(submission, size, folder)
            .ifPresent(
                outcome ->
                    assertEquals(
                        whole,
                        Bench.bits(outcome),
                        submission.getFileName() + " in parts of " + size));
      }
    }
  }

  @Test
  default void outcomes_haveTheSameBitsForShuffledRows(@TempDir Path folder) {
    Fixture fixture = fixture();
    assumeTrue(!fixture.orderedRows(), "the order of rows means something");
    Bench bench = new Bench(fixture, 1);
    assumeTrue(
        Tables.haveCaseColumn(bench.evaluation().predictions().info()),
        "submissions are no tables");
    for (Path submission : fixture.submissions()) {
      if (Files.isDirectory(submission)) {
        continue;
      }
      for (int seed = 0; seed < 5; seed++) {
        Path shuffled = folder.resolve(submission.getFileName().toString());
        Folders.write(shuffled, Tables.shuffled(Folders.read(submission), seed));
        assertEquals(
            Bench.bits(bench.score(submission).scores()),
            Bench.bits(bench.score(shuffled).scores()),
            submission.getFileName() + " shuffled with seed " + seed);
      }
    }
  }

  @Test
  default void replicates_dependOnTheSeedAlone() {
    Bench bench = new Bench(fixture(), 1);
    Bench parallel = new Bench(fixture(), 8);
    for (Path submission : fixture().submissions()) {
      Outcome first = bench.score(fixture().reference(), submission, 42);
      Outcome again = parallel.score(fixture().reference(), submission, 42);
      assertEquals(Bench.bits(first), Bench.bits(again));
    }
  }

  /** All outcomes of the fixture in one text. */
  private String allOutcomes(int threads) {
    Fixture fixture = fixture();
    Bench bench = new Bench(fixture, threads);
    StringBuilder all = new StringBuilder();
    fixture.submissions().forEach(path -> all.append(Bench.bits(bench.score(path))).append('\n'));
    fixture.invalid().forEach(path -> all.append(Bench.bits(bench.validate(path))).append('\n'));
    return all.toString();
  }
}
