package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class CsvTableTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.caseId("id"),
          Column.number("risk", 0, 1, "risk of relapse"),
          Column.integer("stage", 0, 4, "stage"),
          Column.choice("site", List.of("skin", "lung"), "site"));
  private static final CsvTable<String> TABLE =
      CsvTable.of(
          "one row a patient",
          COLUMNS,
          (row, found) -> row.number(1) + "/" + row.number(2) + "/" + row.choice(3));
  private static final String HEADER = "id,risk,stage,site\n";
  private static final TestCases CASES = TestCases.of("a", "b", "ç");

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void goodFile_givesEachCaseItsValueAndItsLine() throws IOException {
    Cases<String> cases = open(HEADER + "ç,1e-3,2.0,lung\nb,\"0\",0,skin\n");
    assertEquals(List.of(), issues);
    assertFalse(cases.has(0));
    assertEquals("0.0/0.0/0", cases.read(1, issues::add));
    assertEquals("0.001/2.0/1", cases.read(2, issues::add));
    assertEquals(Location.line("predictions.csv", 2).inCase("ç"), cases.locate(2));
  }

  @Test
  void columnsOfATableInAnyOrder_areFoundByName() throws IOException {
    TestArtifact file = TestArtifact.of("site,id,stage,risk\nlung,a,2,0.5\n");
    Cases<String> cases = TABLE.inAnyColumnOrder().open(file, CASES, issues::add);
    assertEquals(List.of(), issues);
    assertEquals("0.5/2.0/1", cases.read(0, issues::add));
    TestArtifact repeated = TestArtifact.of("site,id,stage,risk,risk\nlung,a,2,0.5,0.5\n");
    TABLE.inAnyColumnOrder().open(repeated, CASES, issues::add);
    assertEquals("wrong_header", issues.get(0).code());
  }

  @Test
  void blankCells_areNotANumberWhereTheTableAllowsThem() throws IOException {
    CsvTable<String> table = TABLE.withBlanks(Set.of("risk"));
    Cases<String> cases =
        table.open(TestArtifact.of(HEADER + "a,,2,skin\nb,0.5,,lung\n"), CASES, issues::add);
    assertEquals("NaN/2.0/0", cases.read(0, issues::add));
    assertFalse(cases.has(1));
    assertEquals(1, issues.size(), issues::toString);
    assertEquals("empty_cell", issues.get(0).code());
    assertEquals("stage", issues.get(0).location().field());
    assertThrows(IllegalArgumentException.class, () -> TABLE.withBlanks(Set.of("site")));
  }

  @Test
  void tableWithoutCaseList_isReadInItsOrder() throws IOException {
    TestArtifact good = TestArtifact.of(HEADER + "z,1,2,skin\ny,0,1,lung\n");
    assertEquals(List.of("1.0/2.0/0", "0.0/1.0/1"), TABLE.readAll(good, issues::add));
    assertEquals(List.of(), issues);
    TestArtifact bad = TestArtifact.of(HEADER + "z,2,2,skin\ny,0,1,lung\ny,0,1,lung\n\n");
    assertEquals(List.of("0.0/1.0/1"), TABLE.readAll(bad, issues::add));
    assertEquals(
        List.of("out_of_range 2 z risk", "duplicate_case 4 y ", "blank_line 5  "), places());
    assertEquals(List.of(), TABLE.readAll(TestArtifact.of(""), issues::add));
  }

  @Test
  void everyBadCell_isReportedWithItsPlace() throws IOException {
    Cases<String> cases = open(HEADER + "a,NaN,1.5,bone\nb,,5,skin\nç,\"0,5\",x,lung\n");
    assertEquals(
        List.of(
            "not_finite 2 a risk",
            "not_an_integer 2 a stage",
            "not_a_choice 2 a site",
            "empty_cell 3 b risk",
            "out_of_range 3 b stage",
            "not_a_number 4 ç risk",
            "not_a_number 4 ç stage"),
        places());
    assertTrue(message(5).contains("write a decimal point, not a comma"), message(5));
    assertFalse(cases.has(0) || cases.has(1) || cases.has(2));
  }

  @Test
  void numberTooLargeForADouble_isNotFinite() throws IOException {
    open(HEADER + "a,1e400,0,skin\nb,-1e-9,0,skin\nç,1.0000001,0,skin\n");
    assertEquals(
        List.of("not_finite 2 a risk", "out_of_range 3 b risk", "out_of_range 4 ç risk"), places());
    assertEquals("\"1.0000001\" is not between 0 and 1", message(2));
  }

  /** Java 17 prints 2e23 with other digits than Java 19 and later. */
  @Test
  void boundsInMessages_areTheShortestDecimals() throws IOException {
    List<Column> columns =
        List.of(
            Column.caseId("id"),
            Column.number("dose", 1e-4, Double.parseDouble("2e23"), "molecules"));
    CsvTable.of("one row a patient", columns, (row, found) -> row.number(1))
        .open(TestArtifact.of("id,dose\na,0\n"), CASES, issues::add);
    assertEquals("\"0\" is not between 0.0001 and 2e+23", message(0));
  }

  @Test
  void repeatedAndUnknownCases_areReported() throws IOException {
    open(HEADER + "a,0,0,skin\nnobody,0,0,skin\na,1,0,skin\n a,0,0,skin\n,0,0,skin\n");
    assertEquals(
        List.of(
            "unknown_case 3 nobody id",
            "duplicate_case 4 a ",
            "unknown_case 5  a id",
            "empty_cell 6  id"),
        places());
    assertTrue(message(1).contains("line 2"), message(1));
    assertTrue(message(2).contains("spaces"), message(2));
  }

  @Test
  void rowsOfAnotherWidth_areReported() throws IOException {
    Cases<String> cases = open(HEADER + "a,0,0\nb,0,0,skin,\n\nç,0,0,skin\n");
    assertEquals(
        List.of("wrong_column_count 2 a ", "wrong_column_count 3 b ", "blank_line 4  "), places());
    assertTrue(cases.has(2));
  }

  @Test
  void headerWithoutAColumn_endsTheReading() throws IOException {
    assertNull(open("patient,risk,stage,site\na,0,0,skin\n"));
    assertEquals(List.of("wrong_header 1  "), places());
    assertEquals(
        "the header must be exactly id,risk,stage,site; missing: \"id\"; unknown: \"patient\"",
        message(0));
  }

  @Test
  void headerInAnotherOrder_isRefusedWhileRowsAreStillChecked() throws IOException {
    open("risk,id,stage,site,extra\n2,a,0,skin,x\n");
    assertEquals(List.of("wrong_header 1  ", "out_of_range 2 a risk"), places());
  }

  @Test
  void headerOfAnotherSeparator_getsAHint() throws IOException {
    assertNull(open("id;risk;stage;site\na;0;0;skin\n"));
    assertTrue(message(0).contains("separated by \";\""), message(0));
    Cases<String> cases =
        TABLE
            .separatedBy(';')
            .open(TestArtifact.of("id;risk;stage;site\na;0;0;skin\n"), CASES, issues::add);
    assertTrue(cases.has(0));
  }

  @Test
  void emptyFile_isOneIssue() throws IOException {
    assertNull(open(""));
    assertEquals(List.of("empty_file 0  "), places());
  }

  @Test
  void binaryRubbish_isAFewIssues() throws IOException {
    byte[] rubbish = new byte[100_000];
    new java.util.Random(1).nextBytes(rubbish);
    assertNull(TABLE.open(TestArtifact.of(rubbish), CASES, issues::add));
    assertTrue(issues.size() <= 2, issues::toString);
  }

  @Test
  void archive_isRefused() throws IOException {
    TestArtifact zip =
        new TestArtifact(
            List.of(TestArtifact.file(HEADER.getBytes(StandardCharsets.UTF_8), 9)), true);
    assertNull(TABLE.open(zip, CASES, issues::add));
    assertEquals(List.of("not_a_single_file 0  "), places());
  }

  @Test
  void messages_showNoControlCharactersAndNoEndlessCells() throws IOException {
    open(HEADER + "a,\u202Ex\u0007" + "y".repeat(999) + ",0,skin\n");
    assertTrue(message(0).contains("\\u{202e}x\\u{7}y"), message(0));
    assertTrue(message(0).length() < 200, message(0));
  }

  @Test
  void sample_isValid() throws IOException {
    TestCases odd = TestCases.of("a", "b,\"c\"", "é");
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    TABLE.writeSample(odd, sample);
    Cases<String> cases = TABLE.open(TestArtifact.of(sample.toByteArray()), odd, issues::add);
    assertEquals(List.of(), issues);
    assertEquals("0.5/2.0/0", cases.read(1, issues::add));
  }

  @Test
  void listing_namesEachCaseOnce() throws IOException {
    List<String> found = new ArrayList<>();
    TABLE.listCases(
        TestArtifact.of(HEADER + "b,0,0,skin\na,0,0,skin\nb,0,0,skin\n,0,0,skin\n"),
        (id, attributes) -> found.add(id + attributes),
        issues::add);
    assertEquals(List.of("b{}", "a{}"), found);
    assertEquals(List.of("duplicate_case 4 b ", "no_case_in_row 5  "), places());
  }

  @Test
  void columns_needOneCaseAndDifferentNames() {
    Column risk = Column.number("risk", 0, 1, "");
    Column id = Column.caseId("id");
    for (List<Column> columns : List.of(List.of(risk), List.of(id, risk, risk), List.of(id, id))) {
      assertThrows(
          IllegalArgumentException.class, () -> CsvTable.of("", columns, (row, found) -> row));
    }
  }

  private Cases<String> open(String text) throws IOException {
    return TABLE.open(TestArtifact.of(text), CASES, issues::add);
  }

  private List<String> places() {
    return issues.stream()
        .map(
            issue -> {
              Location at = issue.location();
              return issue.code() + " " + at.line() + " " + at.caseId() + " " + at.field();
            })
        .toList();
  }

  private String message(int issue) {
    return issues.get(issue).message();
  }
}
