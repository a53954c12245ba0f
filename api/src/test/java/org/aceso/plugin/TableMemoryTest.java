package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Random;
import org.aceso.Campaign;
import org.aceso.runner.Outcome;
import org.aceso.runner.json.RunnerJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table of 10^7 rows is scored by a process of at most 1.5 GiB, by all metrics; in the usual run,
 * one of a tenth of the rows with a tenth of that heap.
 */
final class TableMemoryTest {
  private static final int ROWS = Campaign.repeats(1_000_000, 10_000_000);
  private static final int HEAP_MIB = Campaign.repeats(130, 1_300);
  private static final int MOST_MIB = Campaign.repeats(384, 1_536);
  private static final long SEED = 20_261_128;

  @TempDir private Path folder;

  @Test
  void longTable_isScoredInLittleMemory() throws IOException {
    Path truth = folder.resolve("truth.csv");
    Path answers = folder.resolve("answers.csv");
    write(truth, answers);
    try (MeasuredChild child =
        MeasuredChild.start(HEAP_MIB, "binary-risk", RunnerJson.mapper().createObjectNode())) {
      Outcome outcome = child.score(truth, answers);
      assertTrue(outcome.valid());
      assertEquals(ROWS, outcome.cases());
      OptionalLong peak = child.peakMiB();
      System.out.println(ROWS + " rows, heap " + HEAP_MIB + " MiB, peak " + peak);
      assertTrue(peak.orElse(0) <= MOST_MIB, () -> "the process took " + peak);
    }
  }

  private static void write(Path truth, Path answers) throws IOException {
    Random random = new Random(SEED);
    try (BufferedWriter labels = Files.newBufferedWriter(truth);
        BufferedWriter risks = Files.newBufferedWriter(answers)) {
      labels.write("id,label\n");
      risks.write("id,probability\n");
      for (int row = 0; row < ROWS; row++) {
        String id = "case" + (10_000_000 + row);
        labels.write(id + "," + (random.nextInt(10) == 0 ? 1 : 0) + "\n");
        risks.write(id + "," + random.nextDouble() + "\n");
      }
    }
  }
}
