package org.aceso.formats.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * A CSV file with a header and one row a case: UTF-8, RFC 4180, every cell filled and checked.
 *
 * <p>The columns are data, from which it describes itself, validates and writes samples. Immutable.
 *
 * @param <T> the value of one case
 */
public final class CsvTable<T> implements DataFormat<T> {
  private final String description;
  private final List<Column> columns;
  private final RowReader<T> rows;
  private final char separator;
  private final List<String> sample;
  private final int caseColumn;
  private final boolean anyOrder;
  private final Set<String> blanks;

  private CsvTable(
      String description,
      List<Column> columns,
      RowReader<T> rows,
      char separator,
      List<String> sample,
      boolean anyOrder,
      Set<String> blanks) {
    this.description = description;
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.separator = separator;
    this.sample = List.copyOf(sample);
    this.caseColumn = CaseColumn.in(columns);
    this.anyOrder = anyOrder;
    this.blanks = Set.copyOf(blanks);
  }

  /**
   * A table whose cells are separated by commas.
   *
   * @param description for people: what one row is
   * @param columns in the order of the header, exactly one of them of kind {@code CASE}
   * @param rows makes the value of a case; it sees columns by their place in this list
   * @throws IllegalArgumentException when two columns share a name, or not one is of kind CASE
   */
  public static <T> CsvTable<T> of(String description, List<Column> columns, RowReader<T> rows) {
    return new CsvTable<>(
        description, columns, rows, ',', SampleCells.of(columns), false, Set.of());
  }

  /** The same table with another separator, such as a semicolon or a tab. */
  public CsvTable<T> separatedBy(char newSeparator) {
    if ("\"\r\n\0".indexOf(newSeparator) >= 0 || newSeparator > 0x7E) {
      throw new IllegalArgumentException("the separator must be another ASCII character");
    }
    return new CsvTable<>(description, columns, rows, newSeparator, sample, anyOrder, blanks);
  }

  /**
   * The same table with other cells in its sample, for rows whose cells depend on one another.
   *
   * @param cells one for each column but that of the case
   */
  public CsvTable<T> withSample(List<String> cells) {
    if (cells.size() != columns.size() - 1) {
      throw new IllegalArgumentException("a sample row needs " + (columns.size() - 1) + " cells");
    }
    return new CsvTable<>(description, columns, rows, separator, cells, anyOrder, blanks);
  }

  /** The same table whose columns are found by name and may stand in any order. */
  public CsvTable<T> inAnyColumnOrder() {
    return new CsvTable<>(description, columns, rows, separator, sample, true, blanks);
  }

  /**
   * The same table in which cells of some columns may be blank and are NaN then. It is meant for
   * references, where something may be unknown; say so in the help of the columns.
   *
   * @param names columns of numbers
   */
  public CsvTable<T> withBlanks(Set<String> names) {
    for (String name : names) {
      boolean isNumber =
          columns.stream()
              .anyMatch(
                  column ->
                      column.name().equals(name)
                          && ColumnValues.of(column, 0) instanceof NumberValues);
      if (!isNumber) {
        throw new IllegalArgumentException("no column of numbers is called " + name);
      }
    }
    return new CsvTable<>(description, columns, rows, separator, sample, anyOrder, names);
  }

  @Override
  public FormatInfo info() {
    return new FormatInfo("csv", "text/csv", "csv", description, columns, 0);
  }

  @Override
  public Cases<T> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    return open(artifact, cases, issues, Slicing.standard());
  }

  /** The same, in slices of some size. */
  Cases<T> open(Artifact artifact, CaseList cases, Issues issues, Slicing slicing)
      throws IOException {
    Entry file = SingleFile.of(artifact, issues);
    if (file == null) {
      return null;
    }
    try (CsvReader reader = new CsvReader(file, separator, issues)) {
      int[] places = new Header(columns, anyOrder, reader, issues).read();
      if (places == null) {
        return null;
      }
      OneRowACase slots = new OneRowACase(cases.size());
      RowCollector collector =
          new RowCollector(
              columns, places, caseColumn, reader, cases, slots, RowIdCheck.NONE, issues);
      collector.allowBlanks(blanks);
      if (slicing.cuts(file.size())) {
        new SlicedRows(collector, slicing).read();
      }
      return collector.collect()
          ? new StoredRows<>(file.name(), cases, collector.values(), rows, slots.lines())
          : null;
    }
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    Entry file = SingleFile.of(reference, issues);
    if (file == null) {
      return;
    }
    try (CsvReader reader = new CsvReader(file, separator, issues)) {
      int[] places = new Header(columns, anyOrder, reader, issues).read();
      if (places != null) {
        listRows(reader, places[caseColumn], found, issues);
      }
    }
  }

  /**
   * Reads a table that belongs to no case list, such as one of training cases in a setting.
   *
   * @return the values in the order of the file; incomplete when an error was reported
   */
  public List<T> readAll(Artifact artifact, Issues issues) throws IOException {
    OwnCases own = new OwnCases();
    // Whatever is wrong is found again, and reported, by opening the table.
    listCases(artifact, (id, attributes) -> own.add(id), issue -> {});
    List<T> values = new ArrayList<>();
    try (Cases<T> opened = open(artifact, own, issues)) {
      for (int index = 0; opened != null && index < own.size(); index++) {
        if (opened.has(index)) {
          values.add(opened.read(index, issues));
        }
      }
    }
    return values;
  }

  private static void listRows(
      CsvReader reader, int place, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    CsvRecord record = reader.record();
    int width = record.size();
    SeenIds seen = new SeenIds();
    while (reader.next()) {
      if (record.fault() != null || record.size() != width || record.isEmpty(place)) {
        reportNoCase(reader, issues);
        continue;
      }
      String id = record.text(place);
      int first = seen.earlierLine(record, place);
      if (first == 0) {
        found.accept(id, Map.of());
      } else {
        Location at = Location.line(reader.file(), record.line()).inCase(id);
        issues.error("duplicate_case", "the case has a row on line " + first, at);
      }
    }
  }

  private static void reportNoCase(CsvReader reader, Issues issues) {
    CsvRecord record = reader.record();
    Location at = Location.line(reader.file(), record.line());
    if (record.fault() != null) {
      issues.error(record.fault().code(), record.fault().message(), at);
    } else {
      issues.error("no_case_in_row", "the row does not name a case as the header says", at);
    }
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    new CsvWriter(out, separator).write(columns, caseColumn, cases, sample);
  }
}
