package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class CsvKeyedRowsTest {
  private static final String HEADER = "image,landmark,x\n";
  private static final TestCases CASES = TestCases.of("a", "b");
  private static final CsvKeyedRows<String> EACH = table(true);

  private final List<Issue> issues = new ArrayList<>();

  private static CsvKeyedRows<String> table(boolean isEveryKeyNeeded) {
    return CsvKeyedRows.of(
        "one row a landmark",
        List.of(
            Column.caseId("image"),
            Column.choice("landmark", List.of("sella", "nasion"), "name"),
            Column.number("x", 0, 100, "place")),
        1,
        isEveryKeyNeeded,
        (forCase, rows, found) -> {
          List<String> values = new ArrayList<>();
          rows.forEach(row -> values.add(row == null ? "-" : "" + row.number(2)));
          return String.join("/", values);
        });
  }

  @Test
  void rows_comeInTheOrderOfTheKeys() throws IOException {
    Cases<String> cases = open(EACH, "a,nasion,2\nb,sella,3\na,sella,1\nb,nasion,4\n");
    assertEquals("1.0/2.0", cases.read(0, issues::add));
    assertEquals("3.0/4.0", cases.read(1, issues::add));
    assertEquals(List.of(), issues);
  }

  @Test
  void missingKey_isAnIssueOrNull() throws IOException {
    assertEquals("-/2.0", open(table(false), "a,nasion,2\n").read(0, issues::add));
    assertEquals(List.of(), issues);
    assertNull(open(EACH, "a,nasion,2\n").read(0, issues::add));
    assertEquals("missing_key", issues.get(0).code());
    assertEquals(
        Location.file("predictions.csv").inCase("a").inField("landmark"), issues.get(0).location());
  }

  @Test
  void repeatedKey_isReportedAtTheSecondRow() throws IOException {
    assertNull(open(EACH, "a,sella,2\na,nasion,2\na,sella,2\n").read(0, issues::add));
    assertEquals("duplicate_key", issues.get(0).code());
    assertEquals(4, issues.get(0).location().line());
  }

  @Test
  void unknownKey_isNoChoice() throws IOException {
    assertFalse(open(EACH, "a,chin,2\n").has(0));
    assertEquals("not_a_choice", issues.get(0).code());
  }

  @Test
  void cases_areThoseWithRows() throws IOException {
    List<String> listed = new ArrayList<>();
    EACH.listCases(
        TestArtifact.of(HEADER + "b,sella,1\na,sella,1\nb,nasion,1\n"),
        (id, attributes) -> listed.add(id),
        issues::add);
    assertEquals(List.of("b", "a"), listed);
  }

  @Test
  void sample_hasARowForEachKeyOfEachCase() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EACH.writeSample(CASES, out);
    assertEquals(
        HEADER + "a,sella,50\na,nasion,50\nb,sella,50\nb,nasion,50\n",
        out.toString(StandardCharsets.UTF_8));
  }

  private Cases<String> open(CsvKeyedRows<String> table, String rows) throws IOException {
    return table.open(TestArtifact.of(HEADER + rows), CASES, issues::add);
  }
}
