package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Column;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class RowFileTest {
  private static final RowFile<String> HOURS =
      RowFile.of(
              List.of(
                  Column.number("risk", 0, 1, "risk"),
                  Column.choice("stage", List.of("W", "R"), "stage")),
              (row, issues) -> row.number(0) + "/" + row.choice(1))
          .separatedBy('|');

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void rows_comeInTheOrderOfTheFile() throws IOException {
    assertEquals(
        List.of("0.5/1", "0.25/0", "0.5/1"), read(HOURS, "risk|stage\r\n0.5|R\r\n0.25|W\r\n0.5|R"));
    assertEquals(List.of(), problems());
  }

  @Test
  void everyProblem_isReportedWithItsPlace() throws IOException {
    assertEquals(List.of("1.0/0"), read(HOURS, "risk|stage\n2|X\n\n0.5\n|W\n1|W\nNaN|W\n0.5|\"R"));
    assertEquals(
        List.of(
            "out_of_range 2 risk",
            "not_a_choice 2 stage",
            "blank_line 3 ",
            "wrong_column_count 4 ",
            "empty_cell 5 risk",
            "not_finite 7 risk",
            "bad_quote 8 "),
        problems());
  }

  @Test
  void header_isExactUnlessOthersAreWelcome() throws IOException {
    assertEquals(List.of("0.0/0"), read(HOURS, "stage|risk|x\nW|0|y\n"));
    assertEquals(List.of("wrong_header 1 "), problems());
    issues.clear();
    assertEquals(List.of("0.0/0"), read(HOURS.amongOthers(), "stage|x|risk|x\nW|NaN|0|\n"));
    assertEquals(List.of(), problems());
    assertEquals(List.of(), read(HOURS.amongOthers(), "stage|risk|risk\n"));
    assertEquals(List.of(), read(HOURS.amongOthers(), "stage|x\nW|1\n"));
    assertEquals(List.of("wrong_header 1 ", "wrong_header 1 "), problems());
  }

  @Test
  void sample_isReadBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HOURS.writeSample(List.of("0.5", "W"), 2, out);
    assertEquals("risk|stage\n0.5|W\n0.5|W\n", out.toString(StandardCharsets.UTF_8));
  }

  private List<String> read(RowFile<String> format, String text) throws IOException {
    return format.read(TestArtifact.of(text).entries().get(0), issues::add);
  }

  private List<String> problems() {
    return issues.stream()
        .map(issue -> issue.code() + " " + issue.location().line() + " " + issue.location().field())
        .toList();
  }
}
