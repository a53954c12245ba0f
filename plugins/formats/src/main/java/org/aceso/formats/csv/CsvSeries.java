package org.aceso.formats.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * A CSV file with the parts of each case in rows numbered from 0, such as the epochs of a night.
 * Rows stand in any order; every number is there once. How many there are is a public attribute of
 * the case, where the case list has it. Immutable.
 *
 * @param <T> the value of one case
 */
public final class CsvSeries<T> implements DataFormat<T> {
  private final CsvRows<T> table;
  private final List<Column> columns;
  private final int number;
  private final String length;
  private final RowsReader<T> reader;

  private CsvSeries(
      String description, List<Column> columns, int number, String length, RowsReader<T> reader) {
    this.columns = List.copyOf(columns);
    this.number = number;
    this.length = length;
    this.reader = reader;
    this.table = CsvRows.of(description, columns, this::ordered);
  }

  /**
   * A table whose cells are separated by commas.
   *
   * @param description for people: what one row is
   * @param columns exactly one of them of kind {@code CASE}
   * @param number which of them numbers the rows, an {@code INTEGER} of at least 0
   * @param length the attribute of a case that states how many rows it has
   * @param reader makes the value of a case from its rows in the order of their numbers, of which
   *     none is missing
   */
  public static <T> CsvSeries<T> of(
      String description, List<Column> columns, int number, String length, RowsReader<T> reader) {
    return new CsvSeries<>(description, columns, number, length, reader);
  }

  /** How many rows the case list states for a case; empty where it states no whole number. */
  public static OptionalLong length(Case forCase, String attribute) {
    String text = forCase.attributes().getOrDefault(attribute, "");
    return text.matches("[1-9][0-9]{0,8}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  @Override
  public FormatInfo info() {
    return table.info();
  }

  @Override
  public Cases<T> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    return table.open(artifact, cases, issues);
  }

  private T ordered(Case forCase, List<Row> rows, Issues issues) {
    List<Row> inOrder = new ArrayList<>(rows);
    inOrder.sort(Comparator.comparingDouble(row -> row.number(number)));
    long expected = length(forCase, length).orElse(Long.MAX_VALUE);
    long next = 0;
    boolean isComplete = true;
    for (Row row : inOrder) {
      long found = (long) row.number(number);
      if (found >= expected) {
        error(issues, "unexpected_row", "the case has the numbers 0 to " + (expected - 1), row);
        isComplete = false;
      } else if (found < next) {
        error(issues, "duplicate_row", "the case has a row of this number already", row);
        isComplete = false;
      } else {
        isComplete &= isNext(next, found, issues);
        next = found + 1;
      }
    }
    if (expected < Long.MAX_VALUE) {
      isComplete &= isNext(next, expected, issues);
    }
    return isComplete ? reader.read(forCase, inOrder, issues) : null;
  }

  private boolean isNext(long next, long found, Issues issues) {
    if (found > next) {
      String which =
          found == next + 1
              ? "row " + next + " is"
              : "rows " + next + " to " + (found - 1) + " are";
      issues.error("missing_row", which + " missing: every number needs a row", Location.NOWHERE);
    }
    return found <= next;
  }

  private void error(Issues issues, String code, String message, Row row) {
    issues.error(code, message, row.location().inField(columns.get(number).name()));
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    Entry file = SingleFile.of(reference, issues);
    if (file == null) {
      return;
    }
    try (CsvReader csv = new CsvReader(file, ',', issues)) {
      int[] places = new Header(columns, true, csv, issues).read();
      if (places != null) {
        rowsOfCases(csv, places[CaseColumn.in(columns)], issues)
            .forEach((id, rows) -> found.accept(id, Map.of(length, Long.toString(rows))));
      }
    }
  }

  private static Map<String, Long> rowsOfCases(CsvReader csv, int place, Issues issues)
      throws IOException {
    CsvRecord record = csv.record();
    int width = record.size();
    Map<String, Long> rows = new LinkedHashMap<>();
    while (csv.next()) {
      Location at = Location.line(csv.file(), record.line());
      if (record.fault() != null) {
        issues.error(record.fault().code(), record.fault().message(), at);
      } else if (record.size() != width || record.isEmpty(place)) {
        issues.error("no_case_in_row", "the row does not name a case as the header says", at);
      } else {
        rows.merge(record.text(place), 1L, Long::sum);
      }
    }
    return rows;
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    CsvWriter writer = new CsvWriter(out, ',');
    writer.writeRow(columns.stream().map(Column::name).toList());
    List<String> cells = new ArrayList<>(SampleCells.of(columns));
    int caseColumn = CaseColumn.in(columns);
    cells.add(caseColumn, "");
    for (int index = 0; index < cases.size(); index++) {
      Case forCase = cases.get(index);
      cells.set(caseColumn, forCase.id());
      long rows = length(forCase, length).orElse(1);
      for (long row = 0; row < rows; row++) {
        cells.set(number, Long.toString(row));
        writer.writeRow(cells);
      }
    }
    writer.flush();
  }
}
