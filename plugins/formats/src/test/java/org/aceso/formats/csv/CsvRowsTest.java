package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class CsvRowsTest {
  private static final Column SITE = Column.choice("site", List.of("left", "right"), "side");
  private static final CsvRows<String> ROWS =
      CsvRows.of(
          "one row a finding",
          List.of(Column.caseId("id"), Column.choice("row", List.of(), "row id"), SITE, number()),
          (forCase, rows, issues) ->
              rows.stream()
                  .map(row -> row.text(1) + ":" + row.choice(2) + ":" + row.number(3))
                  .collect(Collectors.joining(" ")));
  private static final String HEADER = "row,id,site,size\n";
  private static final TestCases CASES = TestCases.of("a", "b", "c");

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void rowsOfACase_areKeptInTheOrderOfTheFile() throws IOException {
    Cases<String> cases =
        open(ROWS, HEADER + "1,b,left,1\n2,a,right,2\n3,b,right,3\n4,b,left,4\n1,a,left,5\n");
    assertEquals(List.of(), issues);
    assertEquals("2:1:2.0 1:0:5.0", cases.read(0, issues::add));
    assertEquals("1:0:1.0 3:1:3.0 4:0:4.0", cases.read(1, issues::add));
    assertFalse(cases.has(2));
    assertEquals(Location.line("predictions.csv", 2).inCase("b"), cases.locate(1));
    assertEquals(0, cases.locate(2).line());
  }

  @Test
  void manyRows_areThoseOfANaiveReader() throws IOException {
    Random random = new Random(20_261_128);
    StringBuilder file = new StringBuilder(HEADER);
    Map<String, String> expected = new TreeMap<>();
    for (int row = 0; row < 5_000; row++) {
      String id = CASES.get(random.nextInt(3)).id();
      int size = random.nextInt(100);
      file.append(row).append(',').append(id).append(",left,").append(size).append('\n');
      expected.merge(id, row + ":0:" + size + ".0", (all, one) -> all + " " + one);
    }
    Cases<String> cases = open(ROWS, file.toString());
    for (int index = 0; index < CASES.size(); index++) {
      assertEquals(expected.get(CASES.get(index).id()), cases.read(index, issues::add));
    }
  }

  @Test
  void caseWithoutRows_hasTheValueThatIsStated() throws IOException {
    assertEquals(Optional.empty(), ROWS.whenAbsent(CASES.get(0)));
    assertEquals(Optional.of("none"), ROWS.withNone("none").whenAbsent(CASES.get(0)));
    assertFalse(open(ROWS, HEADER).has(0));
    assertEquals(List.of(), issues);
    open(ROWS.refusingNoRows(), HEADER);
    assertEquals(List.of("no_rows 0  "), places());
  }

  @Test
  void badRows_areReportedAllAndMakeTheirCaseFlawed() throws IOException {
    Cases<String> cases =
        open(ROWS, HEADER + "1,a,left,1\n2,a,up,x\n3,b,left\n4,z,left,1\n5,c,left,1\n\n");
    assertEquals(
        List.of(
            "not_a_choice 3 a site",
            "not_a_number 3 a size",
            "wrong_column_count 4 b ",
            "unknown_case 5 z id",
            "blank_line 7  "),
        places());
    assertFalse(cases.has(0) || cases.has(1));
    assertTrue(cases.has(2));
    assertNull(open(ROWS, "row,id,site\n"));
  }

  @Test
  void rowIds_standOnceAndBesideTheirCase() throws IOException {
    Map<String, String> list = new LinkedHashMap<>();
    list.put("1", "a");
    list.put("2", "a");
    list.put("3", "b");
    list.put("4", "elsewhere");
    CsvRows<String> rows = ROWS.withRowIds(1, new RowList(list, true));
    open(rows, HEADER + "1,a,left,1\n2,b,left,1\n1,a,left,1\n9,c,left,1\n,c,left,1\n3,z,left,1\n");
    assertEquals(
        List.of(
            "row_of_another_case 3 b row",
            "duplicate_row_id 4 a row",
            "unknown_row_id 5 c row",
            "empty_cell 6 c row",
            "row_of_another_case 7 z row",
            "unknown_case 7 z id"),
        places());
    issues.clear();
    open(rows, HEADER + "2,a,left,1\n");
    assertEquals(List.of("missing_row 0 a row", "missing_row 0 b row"), places());
    issues.clear();
    open(ROWS.withRowIds(1, new RowList(list, false)), HEADER + "2,a,left,1\n");
    assertEquals(List.of(), issues);
  }

  @Test
  void sample_isReadWithoutIssues() throws IOException {
    Map<String, String> list = new LinkedHashMap<>();
    list.put("x", "b");
    list.put("y", "b");
    for (CsvRows<String> rows :
        List.of(
            ROWS.withSample(List.of("r", "right", "2")),
            ROWS.withRowIds(1, null),
            ROWS.withRowIds(1, new RowList(list, true)))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      rows.writeSample(CASES, out);
      Cases<String> cases = open(rows, out.toString(StandardCharsets.UTF_8));
      assertEquals(List.of(), issues);
      assertTrue(cases.has(1));
    }
  }

  @Test
  void cases_areThoseThatAreKnown() throws IOException {
    List<String> found = new ArrayList<>();
    TestArtifact file = TestArtifact.of(HEADER);
    ROWS.listing(Map.of("a", Map.of("width", "9")))
        .listCases(file, (id, attributes) -> found.add(id + attributes), issues::add);
    assertEquals(List.of("a{width=9}"), found);
    ROWS.listCases(file, (id, attributes) -> found.add(id), issues::add);
    assertEquals(List.of("cases_not_listed 0  "), places());
  }

  private Cases<String> open(CsvRows<String> rows, String file) throws IOException {
    return rows.open(TestArtifact.of(file), CASES, issues::add);
  }

  private List<String> places() {
    return issues.stream()
        .map(
            issue ->
                String.join(
                    " ",
                    issue.code(),
                    Long.toString(issue.location().line()),
                    issue.location().caseId(),
                    issue.location().field()))
        .toList();
  }

  private static Column number() {
    return Column.number("size", 0, 100, "size in mm");
  }
}
