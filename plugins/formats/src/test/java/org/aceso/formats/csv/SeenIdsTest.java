package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aceso.spi.Column;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class SeenIdsTest {
  private static final long SEED = 20_261_128;

  @Test
  void everyRepeatedCase_isHeldAgainstItsFirstLine() throws IOException {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder("id,value\n");
    Map<String, Integer> lines = new HashMap<>();
    List<String> listed = new ArrayList<>();
    List<Issue> expected = new ArrayList<>();
    for (int line = 2; line < 20_000; line++) {
      String id = (random.nextBoolean() ? "case" : "Fälle") + random.nextInt(10_000);
      text.append(id).append(",1\n");
      Integer first = lines.putIfAbsent(id, line);
      if (first == null) {
        listed.add(id);
      } else {
        expected.add(
            new Issue(
                Issue.Severity.ERROR,
                "duplicate_case",
                "the case has a row on line " + first,
                Location.line("predictions.csv", line).inCase(id)));
      }
    }
    List<String> found = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    CsvTable.of(
            "A value.",
            List.of(Column.caseId("id"), Column.number("value", 0, 1, "")),
            (row, any) -> 1)
        .listCases(
            TestArtifact.of(text.toString()), (id, attributes) -> found.add(id), issues::add);
    assertEquals(listed, found, "seed " + SEED);
    assertEquals(expected, issues, "seed " + SEED);
  }
}
