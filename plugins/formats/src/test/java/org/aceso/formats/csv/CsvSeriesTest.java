package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class CsvSeriesTest {
  private static final CsvSeries<String> NIGHTS =
      CsvSeries.of(
          "one row an epoch",
          List.of(
              Column.caseId("night"),
              Column.integer("epoch", 0, 1e6, "number"),
              Column.choice("stage", List.of("W", "R"), "stage")),
          1,
          "epochs",
          (night, rows, issues) ->
              String.join("", rows.stream().map(row -> row.choice(2) == 0 ? "W" : "R").toList()));

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void rows_comeInTheOrderOfTheirNumbers() throws IOException {
    String text = "night,epoch,stage\nb,0,R\na,2,R\na,0,W\na,1,R\n";
    assertEquals(List.of("WRR", "R"), read(text, new Nights("", "")));
    assertEquals(List.of("WRR", "R"), read(text, new Nights("3", "1")));
    assertEquals(List.of(), problems());
  }

  @Test
  void missingDoubledAndFurtherRows_areReported() throws IOException {
    String text = "night,epoch,stage\na,1,R\na,3,W\na,3,R\na,7,W\nb,0,W\nb,1,W\n";
    read(text, new Nights("6", "1"));
    assertEquals(
        List.of(
            "missing_row 0 row 0 is missing: every number needs a row",
            "missing_row 0 row 2 is missing: every number needs a row",
            "duplicate_row 4 the case has a row of this number already",
            "unexpected_row 5 the case has the numbers 0 to 5",
            "missing_row 0 rows 4 to 5 are missing: every number needs a row",
            "unexpected_row 7 the case has the numbers 0 to 0"),
        problems());
  }

  @Test
  void cases_areListedWithTheNumberOfTheirRows() throws IOException {
    Map<String, Map<String, String>> found = new TreeMap<>();
    NIGHTS.listCases(
        TestArtifact.of("stage,night,epoch\nW,b,0\nW,a,1\nW,a,0\n"), found::put, issues::add);
    assertEquals(Map.of("a", Map.of("epochs", "2"), "b", Map.of("epochs", "1")), found);
    NIGHTS.listCases(TestArtifact.of("stage,night,epoch\nW,,0\n\n"), found::put, issues::add);
    assertEquals(
        List.of("no_case_in_row", "blank_line"), issues.stream().map(Issue::code).toList());
  }

  @Test
  void sample_hasEveryRow() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NIGHTS.writeSample(new Nights("2", ""), out);
    String text = out.toString(StandardCharsets.UTF_8);
    assertEquals("night,epoch,stage\na,0,W\na,1,W\nb,0,W\n", text);
    assertEquals(List.of("WW", "W"), read(text, new Nights("2", "1")));
  }

  private List<String> read(String text, CaseList nights) throws IOException {
    List<String> values = new ArrayList<>();
    Cases<String> opened = NIGHTS.open(TestArtifact.of(text), nights, issues::add);
    for (int index = 0; index < nights.size(); index++) {
      values.add(opened.read(index, issues::add));
    }
    return values;
  }

  private List<String> problems() {
    return issues.stream()
        .map(issue -> issue.code() + " " + issue.location().line() + " " + issue.message())
        .toList();
  }

  /** Two nights with the epochs that the case list states. */
  private record Nights(String ofA, String ofB) implements CaseList {
    @Override
    public int size() {
      return 2;
    }

    @Override
    public Case get(int index) {
      String id = index == 0 ? "a" : "b";
      return new Case(index, id, Map.of("epochs", index == 0 ? ofA : ofB));
    }

    @Override
    public int indexOf(CharSequence id) {
      return "ab".indexOf(id.toString());
    }
  }
}
